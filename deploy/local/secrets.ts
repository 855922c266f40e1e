import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made once per instance, kept in `secrets.json` (mode 600), never in the repository. */
export interface Secrets {
  readonly rabbitmq: { user: string; password: string; vhost: string };
  readonly minio: { accessKey: string; secretKey: string };
  readonly keycloak: { admin: string; password: string };
  /** Client secrets and passwords of people are derived from it, so new clients and people need no new file. */
  readonly seed: string;
  readonly sessionKey: string;
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

const make = (): Secrets => ({
  rabbitmq: { user: 'sanzhi', password: random(24), vhost: 'sanzhi' },
  minio: { accessKey: `sanzhi-${randomBytes(6).toString('hex')}`, secretKey: random(24) },
  keycloak: { admin: 'sanzhi-admin', password: random(18) },
  seed: random(32),
  sessionKey: random(32),
});

export const writePrivate = (file: string, value: unknown): void =>
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });

export const openSecrets = (folder: string): Secrets => {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) writePrivate(file, make());
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
};

/** The same purpose always gives the same secret; knowing one tells nothing about another. */
export const derivedSecret = (secrets: Secrets, purpose: string, length = 32): string =>
  createHmac('sha256', secrets.seed).update(purpose).digest('base64url').slice(0, length);

/** A password a person can type: no letters or digits that look alike. */
export const passwordOf = (secrets: Secrets, username: string): string => {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = createHmac('sha256', secrets.seed).update(`person:${username}`).digest();
  const letters = [...bytes.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
};

/** The Ed25519 pair of RFC 8037: review signs clearances with the private key, evidence checks with the set. */
export const clearanceKeys = (folder: string): { keyFile: string; jwksFile: string } => {
  const keyFile = join(folder, 'keys', 'clearance.jwk.json');
  const jwksFile = join(folder, 'keys', 'clearance.jwks.json');
  if (!existsSync(keyFile) || !existsSync(jwksFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const about = { kid: random(9), alg: 'EdDSA', use: 'sig' };
    writePrivate(keyFile, { ...privateKey.export({ format: 'jwk' }), ...about });
    writePrivate(jwksFile, { keys: [{ ...publicKey.export({ format: 'jwk' }), ...about }] });
  }
  return { keyFile, jwksFile };
};
