import { parseVkey, type BundleTrust } from '@sanzhi/ledger';
import { existsSync, readFileSync } from 'node:fs';

/** Signature types of c2sp.org/signed-note: Ed25519, witness, and ours for SM2. */
const [ed25519, cosignature, other] = [0x01, 0x04, 0xff];

/**
 * What `--key` says: one public key line, or a file of them as `GET /ledger/keys` answers it. In a file an SM2 key
 * and the witnesses' keys count as well, each once; all of them must have cosigned unless `--quorum` says fewer.
 */
export const trustOf = (key: string | undefined, quorum: number | undefined): BundleTrust => {
  const asked = quorum === undefined ? {} : { quorum };
  if (key === undefined) return asked;
  const text = existsSync(key) ? readFileSync(key, 'utf8') : key;
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const of = (type: number | undefined): string[] => lines.filter((line) => parseVkey(line).key[0] === type);
  const [logKey] = of(ed25519);
  if (logKey === undefined) throw new Error(`--key: no Ed25519 public key of a ledger in ${key}`);
  const [sm2] = of(other);
  const witnesses = of(cosignature);
  return {
    logKey,
    ...(sm2 === undefined ? {} : { sm2 }),
    ...(witnesses.length === 0 ? {} : { witnesses }),
    ...asked,
  };
};
