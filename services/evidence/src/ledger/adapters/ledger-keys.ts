import { ed25519Signer, ed25519Vkey, sm2Signer, sm2Vkey, verifierOf, type NoteSigner } from '@sanzhi/ledger';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Parties } from '../application/integrate.ts';

const scalar = z
  .string()
  .regex(/^[\w-]{43}$/)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')));

const ed25519Jwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: scalar });
const sm2Jwk = z.object({ kty: z.literal('EC'), crv: z.literal('SM2'), d: scalar });

/** Never repeats what the file holds. */
const read = async <T extends z.ZodType>(file: string, schema: T): Promise<z.infer<T>> => {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file} holds no such private key: ${parsed.error.issues[0]?.path.join('.')}`);
  return parsed.data;
};

export interface LedgerKeys extends Pick<Parties, 'origin' | 'signers' | 'verifiers'> {
  /** For outsiders, one line each. */
  vkeys: string[];
}

/** The keys that sign checkpoints; both bear the name of the ledger (c2sp.org/tlog-checkpoint). */
export const readLedgerKeys = async (
  origin: string,
  keyFile: string,
  sm2KeyFile: string | undefined,
): Promise<LedgerKeys> => {
  const { d: seed } = await read(keyFile, ed25519Jwk);
  const signers: NoteSigner[] = [ed25519Signer(origin, seed)];
  const vkeys = [ed25519Vkey(origin, seed)];
  if (sm2KeyFile !== undefined) {
    const { d } = await read(sm2KeyFile, sm2Jwk);
    signers.push(sm2Signer(origin, d));
    vkeys.push(sm2Vkey(origin, d));
  }
  return { origin, signers, verifiers: vkeys.map(verifierOf), vkeys };
};
