// A C2SP tlog-tiles log made by others (Tessera on a POSIX folder), asked to append N entries of SIZE bytes durably.
// Prints entries per second as JSON. Used by bench/src/ledger only.
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	folder := flag.String("folder", "", "where the log lies")
	count := flag.Int("count", 1000, "entries")
	size := flag.Int("size", 160, "bytes of an entry")
	underWay := flag.Int("under-way", 256, "entries under way at a time")
	published := flag.Bool("published", false, "wait for a checkpoint that covers each")
	flag.Parse()
	ctx := context.Background()
	secret, _, err := note.GenerateKey(rand.Reader, "bench.example/log")
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	driver, err := posix.New(ctx, posix.Config{Path: *folder})
	must(err)
	options := tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithCheckpointInterval(100*time.Millisecond).
		WithBatching(256, 20*time.Millisecond)
	appender, shutdown, reader, err := tessera.NewAppender(ctx, driver, options)
	must(err)
	awaiter := tessera.NewPublicationAwaiter(ctx, reader.ReadCheckpoint, 10*time.Millisecond)
	begin := time.Now()
	var group sync.WaitGroup
	gate := make(chan struct{}, *underWay)
	for i := 0; i < *count; i++ {
		entry := make([]byte, *size)
		_, err := rand.Read(entry)
		must(err)
		gate <- struct{}{}
		group.Add(1)
		future := appender.Add(ctx, tessera.NewEntry(entry))
		go func() {
			defer group.Done()
			_, err := future()
			must(err)
			<-gate
			if *published {
				_, _, err = awaiter.Await(ctx, future)
				must(err)
			}
		}()
	}
	group.Wait()
	seconds := time.Since(begin).Seconds()
	must(shutdown(ctx))
	must(json.NewEncoder(os.Stdout).Encode(map[string]float64{"perSecond": float64(*count) / seconds}))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
