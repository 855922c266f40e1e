// The timestamp authority of the demonstration: sigstore's server as it is, without the listener for metrics that its own
// command opens on a fixed port of all addresses, where a second instance on the same machine would end it.
package main

import (
	"log"
	"os"
	"strconv"
	"time"

	"github.com/sigstore/timestamp-authority/v2/pkg/server"
	"github.com/spf13/viper"
)

func main() {
	if len(os.Args) != 5 {
		log.Fatal("usage: timestamp-authority HOST PORT KEY_FILE CHAIN_FILE")
	}
	port, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	viper.Set("timestamp-signer", "file")
	viper.Set("timestamp-signer-hash", "sha256")
	viper.Set("file-signer-key-path", os.Args[3])
	viper.Set("certificate-chain-path", os.Args[4])
	viper.Set("enforce-intermediate-eku", true)
	viper.Set("disable-ntp-monitoring", true)
	viper.Set("max-request-body-size", 16384)
	authority := server.NewRestAPIServer(os.Args[1], port, []string{"http"}, false, 10*time.Second, 10*time.Second)
	if err := authority.Serve(); err != nil {
		log.Fatal(err)
	}
}
