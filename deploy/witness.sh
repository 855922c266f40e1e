#!/usr/bin/env bash
# One witness in a container: an ssh-agent of its own that holds its one key, and litewitness beside it.
# /run/witness/key: OpenSSH private key; /run/witness/seed.db: the logs that it starts to know; /data: what it has seen.
set -euo pipefail
given=${WITNESS_FILES:-/run/witness}
cd "${WITNESS_DATA:-/data}"
[ -e witness.db ] || cp "$given/seed.db" witness.db
rm -f agent
ssh-agent -D -a agent &
export SSH_AUTH_SOCK=agent
for _ in $(seq 50); do
  ssh-add -q - <"$given/key" && break
  sleep 0.1
done
fingerprint=$(ssh-add -l | cut -d ' ' -f 2)
exec litewitness -name "$1" -key "$fingerprint" -ssh-agent agent -db witness.db -listen "${2:-0.0.0.0:7380}"
