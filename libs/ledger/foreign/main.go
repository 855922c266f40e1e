// Reads a log of this house with nothing of this house: golang.org/x/mod/sumdb/note and tlog.
//
//	foreign FOLDER VKEY OLD INDEX
//
// FOLDER holds checkpoint, checkpoint.OLD and tile/…; the entry at INDEX is read from its bundle.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func number(text string) int64 { return must(strconv.ParseInt(text, 10, 64)) }

func treeOf(file, vkey string) tlog.Tree {
	verifier := must(note.NewVerifier(vkey))
	opened := must(note.Open(must(os.ReadFile(file)), note.VerifierList(verifier)))
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		check(fmt.Errorf("not a checkpoint of %s", verifier.Name()))
	}
	tree := tlog.Tree{N: number(lines[1])}
	copy(tree.Hash[:], must(base64.StdEncoding.DecodeString(lines[2])))
	return tree
}

// The tiles of tlog-tiles: tlog's own path says tile/8/…, the height is fixed there and not in the path.
type tiles struct{ folder string }

func (tiles) Height() int                         { return 8 }
func (tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(list []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(list))
	for i, tile := range list {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func entryAt(folder string, index, size int64) []byte {
	tile := tlog.Tile{H: 8, L: -1, N: index / 256, W: int(min(256, size-index/256*256))}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	bundle := must(os.ReadFile(filepath.Join(folder, path)))
	for skip := index % 256; ; skip-- {
		length := int(binary.BigEndian.Uint16(bundle))
		if skip == 0 {
			return bundle[2 : 2+length]
		}
		bundle = bundle[2+length:]
	}
}

func main() {
	folder, vkey, old, index := os.Args[1], os.Args[2], os.Args[3], number(os.Args[4])
	tree := treeOf(filepath.Join(folder, "checkpoint"), vkey)
	before := treeOf(filepath.Join(folder, "checkpoint."+old), vkey)
	// TileHashReader checks every tile that it reads against the tree's hash.
	hashes := tlog.TileHashReader(tree, tiles{folder})
	if root := must(tlog.TreeHash(tree.N, hashes)); root != tree.Hash {
		check(fmt.Errorf("root of the tiles is %v, signed is %v", root, tree.Hash))
	}
	leaf := tlog.RecordHash(entryAt(folder, index, tree.N))
	check(tlog.CheckRecord(must(tlog.ProveRecord(tree.N, index, hashes)), tree.N, tree.Hash, index, leaf))
	check(tlog.CheckTree(must(tlog.ProveTree(tree.N, before.N, hashes)), tree.N, tree.Hash, before.N, before.Hash))
	fmt.Printf("verified %d entries, entry %d, and the growth from %d\n", tree.N, index, before.N)
}
