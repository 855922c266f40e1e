import { createECDH, createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from './secrets.ts';

/** The name of the ledger where nobody says another: the county of the demonstration. */
export const demonstrationOrigin = 'xintian.example/ledger';

export interface LedgerKeys {
  /** First line of every checkpoint and name of both keys. Kept with the key: under another name it would be another ledger. */
  readonly origin: string;
  readonly keyFile: string;
  readonly sm2KeyFile: string;
  /** What witnesses and readers pin: C2SP signed-note verifier key of the Ed25519 key. */
  readonly vkey: string;
}

interface LedgerKey extends JsonWebKey {
  readonly kid: string;
}

const algorithms = { ed25519: 1, cosignature: 4 } as const;

/** A verifier key line of c2sp.org/signed-note: name, first four bytes of the key's hash, type and key. */
export const vkeyOf = (name: string, algorithm: keyof typeof algorithms, publicKey: Uint8Array): string => {
  const key = Buffer.concat([Buffer.from([algorithms[algorithm]]), publicKey]);
  const id = createHash('sha256').update(`${name}\n`).update(key).digest('hex').slice(0, 8);
  return `${name}+${id}+${key.toString('base64')}`;
};

const newEd25519 = (kid: string): LedgerKey => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid,
});

/** GB/T 32918 curve; the point is kept as its two coordinates, as JWK does for other curves. */
const newSm2 = (kid: string): LedgerKey => {
  const pair = createECDH('SM2');
  const point = pair.generateKeys();
  const text = (bytes: Buffer): string => bytes.toString('base64url');
  const d = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
  return {
    kty: 'EC',
    crv: 'SM2',
    d: text(d),
    x: text(point.subarray(1, 33)),
    y: text(point.subarray(33)),
    kid,
  };
};

/** The keys that sign checkpoints, made once; an origin that they already have is kept. */
export const ledgerKeys = (folder: string, origin = demonstrationOrigin): LedgerKeys => {
  const keyFile = join(folder, 'keys', 'ledger.jwk.json');
  const sm2KeyFile = join(folder, 'keys', 'ledger-sm2.jwk.json');
  if (!existsSync(keyFile)) writePrivate(keyFile, newEd25519(origin));
  const { kid, x } = JSON.parse(readFileSync(keyFile, 'utf8')) as LedgerKey;
  if (!existsSync(sm2KeyFile)) writePrivate(sm2KeyFile, newSm2(kid));
  return {
    origin: kid,
    keyFile,
    sm2KeyFile,
    vkey: vkeyOf(kid, 'ed25519', Buffer.from(x ?? '', 'base64url')),
  };
};
