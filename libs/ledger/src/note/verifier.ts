import { DomainError } from '@sanzhi/kernel/pure';
import { hexOf } from '../bytes.ts';
import { cosignatureVerifier } from './cosignature.ts';
import { ed25519Signer, ed25519Verifier, noteType, parseSkey, parseVkey } from './keys.ts';
import type { NoteSigner, NoteVerifier } from './note.ts';
import { sm2Signer, sm2Type, sm2Verifier } from './sm2.ts';

const unknownType = (type: number | undefined): DomainError =>
  new DomainError('ledger.key.unknown-type', {
    zh: `不支持的签名算法编号 ${type ?? ''}`,
    en: `Unknown signature type ${type ?? ''}`,
  });

/** The verifier that a public key line asks for: Ed25519, a witness's cosignature, or SM2. */
export const verifierOf = (vkey: string): NoteVerifier => {
  const type = parseVkey(vkey).key[0];
  if (type === noteType.ed25519) return ed25519Verifier(vkey.trim());
  if (type === noteType.cosignature) return cosignatureVerifier(vkey.trim());
  if (type === noteType.other) return sm2Verifier(vkey.trim());
  throw unknownType(type);
};

/** The signer of a private key line (`formatSkey`): Ed25519 or SM2. */
export const signerOf = (skey: string): NoteSigner => {
  const { name, keyId, key } = parseSkey(skey.trim());
  const isSm2 = hexOf(key).startsWith(hexOf(sm2Type)) && key.length === sm2Type.length + 32;
  if (!isSm2 && (key[0] !== noteType.ed25519 || key.length !== 33)) throw unknownType(key[0]);
  const signer = isSm2 ? sm2Signer(name, key.slice(sm2Type.length)) : ed25519Signer(name, key.slice(1));
  if (signer.keyId !== keyId)
    throw new DomainError('ledger.key.malformed', {
      zh: '私钥与其编号不符',
      en: 'The ID does not belong to the private key',
    });
  return signer;
};
