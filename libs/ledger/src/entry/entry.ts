import { DomainError, canonicalJson } from '@sanzhi/kernel/pure';
import { bytesOf, concat, fromHex, fromUtf8, hexOf, same, sha256, utf8, type Hash } from '../bytes.ts';

/** What everybody may see of an entry: which event, and a commitment to it that tells nothing. */
export interface Entry {
  commitment: Hash;
  id: string;
}

/** Where an entry stands among the entries of its matter. */
export interface MatterPlace {
  /** From 1, without a gap. */
  number: number;
  /** Leaf hash of the matter's entry before this one, hex; absent for number 1. */
  previous?: string;
}

/** An event as it was said. The ledger reads only its id, its matter and the digest of its file. */
export interface LedgerEvent {
  id: string;
  matter?: string;
  data?: unknown;
}

/** What opens the commitment of an entry; kept inside, handed to whoever may see the event. Hex. */
export interface Opening {
  body: string;
  salt: string;
  fileSalt: string;
}

export interface Sealed {
  /** Leaf data. */
  entry: Uint8Array;
  opening: Opening;
  bodyHash: Hash;
  commitment: Hash;
}

const refuse = (code: string, zh: string, en: string): DomainError =>
  new DomainError(`ledger.${code}`, { zh, en });

const sha256Digits = /^[0-9a-f]{64}$/;

/** The digest of the file that an event speaks of (`data.sha256`, hex), if it speaks of one. */
export const fileDigestOf = ({ data }: LedgerEvent): string | undefined => {
  const digest = (data as { sha256?: unknown } | null | undefined)?.sha256;
  return typeof digest === 'string' && sha256Digits.test(digest) ? digest : undefined;
};

const bodyHashOf = (salt: Uint8Array, body: string): Hash => sha256(concat(salt, utf8(body)));
const fileHashOf = (fileSalt: Uint8Array, digest: string | undefined): Hash =>
  sha256(concat(fileSalt, bytesOf(digest ?? '')));

const encodeEntry = (id: string, commitment: Hash): Uint8Array =>
  utf8(canonicalJson({ v: 1, id, commitment: hexOf(commitment) }));

/** Reads leaf data; refuses every spelling but the canonical one (RFC 8785). */
export const parseEntry = (data: Uint8Array): Entry => {
  const malformed = refuse('entry.malformed', '账本条目格式不符', 'Not an entry of the ledger');
  let value: { id?: unknown; commitment?: unknown };
  try {
    value = JSON.parse(fromUtf8(data) ?? '') as typeof value;
  } catch {
    throw malformed;
  }
  const { id, commitment } = value ?? {};
  if (typeof id !== 'string' || typeof commitment !== 'string' || !sha256Digits.test(commitment))
    throw malformed;
  const hash = bytesOf(commitment);
  if (!id.isWellFormed() || !same(encodeEntry(id, hash), data)) throw malformed;
  return { id, commitment: hash };
};

export const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/**
 * Makes the public and the private half of an entry. The commitment has two parts, so that the file of an event
 * can be shown to be in the log (`fileSalt`, `bodyHash`) without showing anything else of the event.
 */
export const sealEntry = (
  { event, matter }: { event: LedgerEvent; matter?: MatterPlace },
  random: (length: number) => Uint8Array = randomBytes,
): Sealed => {
  const body = canonicalJson(matter === undefined ? { event } : { event, matter });
  const salt = random(32);
  const fileSalt = random(32);
  const bodyHash = bodyHashOf(salt, body);
  const commitment = sha256(concat(bodyHash, fileHashOf(fileSalt, fileDigestOf(event))));
  const opening = { body, salt: hexOf(salt), fileSalt: hexOf(fileSalt) };
  return { entry: encodeEntry(event.id, commitment), opening, bodyHash, commitment };
};

export interface OpenedEntry {
  id: string;
  event: LedgerEvent & Record<string, unknown>;
  matter?: MatterPlace;
  bodyHash: Hash;
}

const saltOf = (hex: string): Uint8Array => {
  const salt = fromHex(hex);
  if (salt?.length !== 32) throw refuse('opening.malformed', '盐值应为 32 字节', 'A salt must have 32 bytes');
  return salt;
};

/** Is this event the one that was entered? Returns it; throws when body, salt or commitment do not belong together. */
export const checkOpening = (data: Uint8Array, { body, salt, fileSalt }: Opening): OpenedEntry => {
  const { id, commitment } = parseEntry(data);
  const malformed = refuse(
    'opening.malformed',
    `条目 ${id} 的原文格式不符`,
    `The body of entry ${id} is malformed`,
  );
  let value: { event: OpenedEntry['event']; matter?: MatterPlace };
  try {
    value = JSON.parse(body) as typeof value;
    if (canonicalJson(value) !== body) throw malformed;
  } catch {
    throw malformed;
  }
  const { event, matter } = value ?? {};
  if (typeof event !== 'object' || event === null) throw malformed;
  const bodyHash = bodyHashOf(saltOf(salt), body);
  const fileHash = fileHashOf(saltOf(fileSalt), fileDigestOf(event));
  if (event.id !== id || !same(sha256(concat(bodyHash, fileHash)), commitment))
    throw refuse(
      'opening.mismatch',
      `条目 ${id} 的原文与账本记载不符：内容被改动`,
      `The body of entry ${id} is not what was entered: it was changed`,
    );
  return matter === undefined ? { id, event, bodyHash } : { id, event, matter, bodyHash };
};

/** Was a file of this digest entered here? Needs nothing that tells more of the event. All hex. */
export const checkFile = (
  data: Uint8Array,
  { sha256: digest, fileSalt, bodyHash }: { sha256: string; fileSalt: string; bodyHash: string },
): boolean => {
  if (![digest, fileSalt, bodyHash].every((hex) => sha256Digits.test(hex))) return false;
  const { commitment } = parseEntry(data);
  return same(sha256(concat(bytesOf(bodyHash), fileHashOf(bytesOf(fileSalt), digest))), commitment);
};
