import type { evidenceApi, ReplyOf } from '@sanzhi/contracts';
import { cosignatureVerifier, ed25519Verifier, parseVkey, type NoteVerifier } from '@sanzhi/ledger';

type Answer = ReplyOf<typeof evidenceApi.publicFile>;

const get = async (address: string): Promise<Response> => {
  const response = await fetch(address, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
};

/** Only the digest leaves the device. */
export const askFor = async (sha256: string): Promise<Answer> =>
  (await (await get(`/api/evidence/v1/public/ledger/files/${sha256}`)).json()) as Answer;

const types = { ed25519: 0x01, cosignature: 0x04 } as const;
const typeOf = (vkey: string) => parseVkey(vkey).key[0];

const logKey = async (vkey: string): Promise<NoteVerifier> =>
  typeOf(vkey) === types.ed25519 ? ed25519Verifier(vkey) : (await import('./sm2.ts')).sm2Verifier(vkey);

/** The keys of the log and of its witnesses, told apart by what they sign (C2SP signature types). */
export const publicKeys = async (): Promise<{ log: NoteVerifier[]; witnesses: NoteVerifier[] }> => {
  const lines = (await (await get('/ledger/keys')).text()).split('\n').filter((line) => line.includes('+'));
  const isWitness = (vkey: string) => typeOf(vkey) === types.cosignature;
  return {
    log: await Promise.all(lines.filter((vkey) => !isWitness(vkey)).map(logKey)),
    witnesses: lines.filter(isWitness).map(cosignatureVerifier),
  };
};
