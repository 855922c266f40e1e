import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256, lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** SHA-256 over the canonical JSON of a value: equal values, equal digests, whatever the order of their keys. */
export const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));
