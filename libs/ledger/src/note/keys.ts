import { ed25519 } from '@noble/curves/ed25519.js';
import { DomainError } from '@sanzhi/kernel/pure';
import { base64, concat, fromBase64, utf8 } from '../bytes.ts';
import { keyIdOf, validName, type NoteSigner, type NoteVerifier } from './note.ts';

/** Signature types of c2sp.org/signed-note. */
export const noteType = { ed25519: 0x01, cosignature: 0x04, other: 0xff } as const;

export interface NoteKey {
  name: string;
  keyId: number;
  /** Type byte first, then what the type says. */
  key: Uint8Array;
}

const badKey = (zh: string, en: string): DomainError =>
  new DomainError('ledger.key.malformed', { zh: `密钥格式不符：${zh}`, en: `Not a note key: ${en}` });

const hex8 = (id: number): string => id.toString(16).padStart(8, '0');

/** `<name>+<key ID>+<base64 of type and public key>`, as golang.org/x/mod/sumdb/note writes it. */
export const formatVkey = ({ name, keyId, key }: NoteKey): string => `${name}+${hex8(keyId)}+${base64(key)}`;

const split = (text: string): NoteKey => {
  const [name = '', id = '', ...rest] = text.trim().split('+');
  const key = fromBase64(rest.join('+'));
  if (!validName(name) || !/^[0-9a-f]{8}$/.test(id) || key === undefined || key.length < 2)
    throw badKey('应为 名称+编号+编码', 'expected name+id+key');
  return { name, keyId: parseInt(id, 16), key };
};

/** Refuses a key whose ID does not follow from name, type and public key. */
export const parseVkey = (vkey: string): NoteKey => {
  const parsed = split(vkey);
  if (keyIdOf(parsed.name, new Uint8Array(), parsed.key) !== parsed.keyId)
    throw badKey('编号与公钥不符', 'the ID does not belong to the public key');
  return parsed;
};

const privateMark = 'PRIVATE+KEY+';

/** A private key as golang.org/x/mod/sumdb/note writes it; its ID is that of the public key. */
export const formatSkey = ({ name, keyId, key }: NoteKey): string =>
  `${privateMark}${name}+${hex8(keyId)}+${base64(key)}`;

export const parseSkey = (skey: string): NoteKey => {
  if (!skey.startsWith(privateMark)) throw badKey('不是私钥', 'not a private key');
  return split(skey.slice(privateMark.length));
};

export const ed25519Type = Uint8Array.of(noteType.ed25519);

/** Public key line of an Ed25519 key made from its 32-byte seed (RFC 8032). */
export const ed25519Vkey = (name: string, seed: Uint8Array, type: Uint8Array = ed25519Type): string => {
  const publicKey = ed25519.getPublicKey(seed);
  return formatVkey({ name, keyId: keyIdOf(name, type, publicKey), key: concat(type, publicKey) });
};

export const ed25519Skey = (name: string, seed: Uint8Array): string =>
  formatSkey({ name, keyId: parseVkey(ed25519Vkey(name, seed)).keyId, key: concat(ed25519Type, seed) });

/** Signature type 0x01 of c2sp.org/signed-note. */
export const ed25519Signer = (name: string, seed: Uint8Array): NoteSigner => ({
  name,
  keyId: parseVkey(ed25519Vkey(name, seed)).keyId,
  sign: (text) => ed25519.sign(utf8(text), seed),
});

export const demandType = (
  vkey: string,
  type: Uint8Array,
  length: number,
): NoteKey & { publicKey: Uint8Array } => {
  const parsed = parseVkey(vkey);
  const right = parsed.key.length === type.length + length && type.every((byte, i) => parsed.key[i] === byte);
  if (!right) throw badKey('算法或长度不符', 'another algorithm or length');
  return { ...parsed, publicKey: parsed.key.slice(type.length) };
};

/** RFC 8032 without its lenient corners: `zip215: false` refuses what other verifiers refuse. */
export const ed25519Good = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    return signature.length === 64 && ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

export const ed25519Verifier = (vkey: string): NoteVerifier => {
  const { name, keyId, publicKey } = demandType(vkey, ed25519Type, 32);
  return { name, keyId, verify: (text, signature) => ed25519Good(signature, utf8(text), publicKey) };
};
