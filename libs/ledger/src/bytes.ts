import { sha256 as portable } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;

export { bytesToHex as hexOf, hexToBytes as bytesOf, concatBytes as concat, utf8ToBytes as utf8 };

interface Native {
  hash(algorithm: string, data: Uint8Array, encoding: 'buffer'): Uint8Array;
}

/** The same code runs in a browser, which has no SHA-256 that answers at once. */
const native = (
  globalThis as { process?: { getBuiltinModule?: (name: string) => Native } }
).process?.getBuiltinModule?.('node:crypto');

export const sha256 = (data: Uint8Array): Hash =>
  native ? new Uint8Array(native.hash('sha256', data, 'buffer')) : portable(data);

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Standard Base 64 with padding (RFC 4648 section 4). */
export const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

/** Undefined for everything but the one spelling that `base64` gives. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return base64(bytes) === text ? bytes : undefined;
};

/** Undefined for everything but lower-case hex. */
export const fromHex = (text: string): Uint8Array | undefined =>
  /^(?:[0-9a-f]{2})*$/.test(text) ? hexToBytes(text) : undefined;

/** Undefined when the bytes are not UTF-8; a byte order mark is kept, so that text and bytes stay one to one. */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A decimal without sign and leading zero, small enough to be exact. */
export const fromDecimal = (text: string): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
