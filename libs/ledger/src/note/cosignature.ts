import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, utf8 } from '../bytes.ts';
import { demandType, ed25519Good, ed25519Vkey, noteType, parseVkey } from './keys.ts';
import type { NoteSigner, NoteVerifier } from './note.ts';

const type = Uint8Array.of(noteType.cosignature);

export interface CosignatureVerifier extends NoteVerifier {
  /** When the witness says that it saw the checkpoint. Means something only for a verified signature. */
  timeOf(signature: Uint8Array): Date;
}

const messageOf = (seconds: bigint, text: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
const secondsOf = (signature: Uint8Array): bigint =>
  new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);

/** Public key line of a witness (c2sp.org/tlog-cosignature, Ed25519). */
export const cosignatureVkey = (name: string, seed: Uint8Array): string => ed25519Vkey(name, seed, type);

/** What a witness does, for one that is run with this library. */
export const cosignatureSigner = (name: string, seed: Uint8Array, now: () => Date): NoteSigner => ({
  name,
  keyId: parseVkey(cosignatureVkey(name, seed)).keyId,
  sign: (text) => {
    const time = new Uint8Array(8);
    const seconds = BigInt(Math.floor(now().getTime() / 1000));
    new DataView(time.buffer).setBigUint64(0, seconds);
    return concat(time, ed25519.sign(messageOf(seconds, text), seed));
  },
});

/** Timestamped cosignature of a witness (c2sp.org/tlog-cosignature, Ed25519, type 0x04). */
export const cosignatureVerifier = (vkey: string): CosignatureVerifier => {
  const { name, keyId, publicKey } = demandType(vkey, type, 32);
  return {
    name,
    keyId,
    verify: (text, signature) =>
      signature.length === 72 &&
      secondsOf(signature) < 2n ** 63n &&
      ed25519Good(signature.slice(8), messageOf(secondsOf(signature), text), publicKey),
    timeOf: (signature) => new Date(Number(secondsOf(signature)) * 1000),
  };
};
