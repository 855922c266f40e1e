import { canonicalJson } from '@sanzhi/kernel';
import {
  checkOpening,
  fileDigestOf,
  leafHash,
  sealEntry,
  type MatterPlace,
  type Opening,
} from '@sanzhi/ledger';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { BodyKey, ClearRow, LedgerEvent, Row } from './ports.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const saltBytes = 32;
const drawBytes = 16_384;

let drawn = Buffer.alloc(0);
/** Random bytes out of a larger draw: each draw by itself costs as much as the cipher. None is handed out twice. */
const random = (length: number): Uint8Array => {
  if (drawn.length < length) drawn = randomBytes(drawBytes);
  const taken = drawn.subarray(0, length);
  drawn = drawn.subarray(length);
  return taken;
};

/** Whose key seals the body: the matter's, so that it can be erased by itself; without a matter the agency's. */
export const ownerOf = ({ matter, agency }: { matter?: string | undefined; agency: string }): string =>
  matter === undefined ? `agency:${agency}` : `matter:${matter}`;

/** Bound to the entry's id: a sealed body in another row opens nothing. */
export const sealBytes = (id: string, plain: Uint8Array, key: Uint8Array | KeyObject): Uint8Array => {
  const iv = random(ivBytes);
  const locking = createCipheriv(cipher, key, iv).setAAD(Buffer.from(id));
  const text = Buffer.concat([locking.update(plain), locking.final()]);
  return Buffer.concat([iv, locking.getAuthTag(), text]);
};

export const openBytes = (id: string, sealed: Uint8Array, key: Uint8Array): Buffer => {
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(id))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()]);
};

/** Made once for all that is sealed under it: making it costs more than using it. */
export interface Seal {
  generation: number;
  key: KeyObject;
}

export const sealOf = ({ generation, key }: BodyKey): Seal => ({ generation, key: createSecretKey(key) });

interface Sealing {
  event: LedgerEvent;
  index: number;
  place?: MatterPlace | undefined;
  seal: Seal;
  now: Date;
}

/** With the row its leaf hash, hex: the next entry of the matter links to it, and the integrator must meet it again. */
export const sealRow = ({ event, index, place, seal, now }: Sealing): { row: Row; leaf: string } => {
  const { entry, commitment, opening, bodyHash } = sealEntry(
    place ? { event, matter: place } : { event },
    random,
  );
  const { id, source, subject, sequence, agency, matter, type, time } = event;
  const sha256 = fileDigestOf(event);
  const plain = Buffer.concat([Buffer.from(opening.salt, 'hex'), Buffer.from(opening.body)]);
  const row: Row = {
    id,
    index,
    source,
    subject,
    sequence,
    agency,
    ...(matter === undefined || !place ? {} : { matter, number: place.number }),
    type,
    time,
    ...(sha256 === undefined ? {} : { sha256 }),
    commitment: hex(commitment),
    bodyHash: hex(bodyHash),
    fileSalt: opening.fileSalt,
    sealed: sealBytes(id, plain, seal.key),
    generation: seal.generation,
    arrivedAt: now,
  };
  return { row, leaf: hex(leafHash(entry)) };
};

/** Leaf data of the log. */
export const entryOf = ({ id, commitment }: Pick<Row, 'id' | 'commitment'>): Uint8Array =>
  Buffer.from(canonicalJson({ v: 1, id, commitment }));

/** Do the parts that are kept in clear still make the commitment? */
export const holds = ({ commitment, bodyHash, fileSalt, sha256 }: ClearRow): boolean => {
  const file = createHash('sha256')
    .update(Buffer.from(fileSalt, 'hex'))
    .update(Buffer.from(sha256 ?? '', 'hex'));
  return (
    createHash('sha256').update(Buffer.from(bodyHash, 'hex')).update(file.digest()).digest('hex') ===
    commitment
  );
};

export interface OpenedRow {
  row: Row;
  /** All three are absent when the content was erased by law. */
  event?: LedgerEvent;
  place?: MatterPlace;
  opening?: Opening;
}

/** Throws when what the key opens is not what was entered. */
export const openRow = (row: Row, key: BodyKey | undefined): OpenedRow => {
  if (key?.generation !== row.generation) return { row };
  const plain = openBytes(row.id, row.sealed, key.key);
  const opening = {
    body: plain.subarray(saltBytes).toString('utf8'),
    salt: hex(plain.subarray(0, saltBytes)),
    fileSalt: row.fileSalt,
  };
  const { event, matter } = checkOpening(entryOf(row), opening);
  return { row, event: event as unknown as LedgerEvent, opening, ...(matter ? { place: matter } : {}) };
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
