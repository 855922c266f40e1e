import { sm2 } from 'sm-crypto-v2';
import { bytesOf, concat, hexOf, utf8 } from '../bytes.ts';
import { demandType, formatSkey, formatVkey, noteType, parseVkey } from './keys.ts';
import { keyIdOf, type NoteSigner, type NoteVerifier } from './note.ts';

/** Type 0xff with an identifier of its own (c2sp.org/signed-note): SM2 with SM3, default user ID, r ‖ s. */
export const sm2Type = concat(Uint8Array.of(noteType.other), utf8('GB/T 32918.2-2016 SM2-SM3\n'));

/** The user ID where none is agreed (GB/T 35276-2017 section 10). */
const userId = '1234567812345678';

const pointOf = (privateKey: Uint8Array): string => sm2.getPublicKeyFromPrivateKey(hexOf(privateKey));

/** Public key line of an SM2 key; the point is not compressed (65 bytes). */
export const sm2Vkey = (name: string, privateKey: Uint8Array): string => {
  const point = bytesOf(pointOf(privateKey));
  return formatVkey({ name, keyId: keyIdOf(name, sm2Type, point), key: concat(sm2Type, point) });
};

export const sm2Skey = (name: string, privateKey: Uint8Array): string =>
  formatSkey({ name, keyId: parseVkey(sm2Vkey(name, privateKey)).keyId, key: concat(sm2Type, privateKey) });

/** SM2 signature with SM3 (GB/T 32918.2-2016) over the text of a note. */
export const sm2Signer = (name: string, privateKey: Uint8Array): NoteSigner => {
  const publicKey = pointOf(privateKey);
  return {
    name,
    keyId: parseVkey(sm2Vkey(name, privateKey)).keyId,
    sign: (text) =>
      bytesOf(sm2.doSignature(utf8(text), hexOf(privateKey), { hash: true, publicKey, userId })),
  };
};

export const sm2Verifier = (vkey: string): NoteVerifier => {
  const { name, keyId, publicKey } = demandType(vkey, sm2Type, 65);
  const point = hexOf(publicKey);
  return {
    name,
    keyId,
    verify: (text, signature) => {
      try {
        return (
          signature.length === 64 &&
          sm2.doVerifySignature(utf8(text), hexOf(signature), point, { hash: true, userId })
        );
      } catch {
        return false;
      }
    },
  };
};
