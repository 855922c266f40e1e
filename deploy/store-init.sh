#!/usr/bin/env bash
# As owner of the store: makes the buckets, and the keys that evidence works with, which cannot write over what is locked
# (docs/adr/0020-second-site.md). Harmless when repeated. Demands mc, and in the environment S3_ENDPOINT, the owner's
# STORE_OWNER and STORE_OWNER_SECRET, and the S3_ACCESS_KEY and S3_SECRET_KEY that evidence shall have.
set -euo pipefail
export MC_HOST_store="${S3_ENDPOINT%%://*}://$STORE_OWNER:$STORE_OWNER_SECRET@${S3_ENDPOINT#*://}"
policy=sanzhi-service

# Object lock can only be given when a bucket is made; what is in `public` is made again from the others.
mc mb --quiet --ignore-existing --with-lock store/records store/ledger
mc mb --quiet --ignore-existing store/public
mc version enable --quiet store/public

mc admin policy create --quiet store "$policy" "$(dirname "$0")/store-policy.json"
# Its secret by the standard input, so that no list of processes shows it.
printf '%s\n%s\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" | mc admin user add --quiet store
mc admin user info --json store "$S3_ACCESS_KEY" | grep -q "\"policyName\":\"$policy\"" ||
  mc admin policy attach --quiet store "$policy" --user "$S3_ACCESS_KEY"
