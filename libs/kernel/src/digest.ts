import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** JSON by RFC 8785. Throws on what JSON cannot say (NaN, Infinity, a lone surrogate, undefined at the top). */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
};

/** SHA-256, lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** SHA-256 over the canonical JSON of a value: equal values, equal digests, whatever the order of their keys. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));
