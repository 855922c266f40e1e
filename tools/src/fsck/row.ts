import { canonicalJson } from '@sanzhi/kernel';
import { checkFile, checkOpening, leafHash, type Hash, type MatterPlace } from '@sanzhi/ledger';
import { createDecipheriv } from 'node:crypto';
import type { Db } from './places.ts';

/** One entry as the event store keeps it; read as it lies there, so any of it may be wrong. */
export interface Row {
  _id: string;
  index: number;
  source?: string;
  subject?: string;
  sequence?: number;
  agency?: string;
  matter?: string;
  number?: number;
  type?: string;
  time?: string;
  sha256?: string;
  commitment?: string;
  bodyHash?: string;
  fileSalt?: string;
  sealed?: Buffer;
  generation?: number;
  arrivedAt?: Date;
}

export interface BodyKey {
  generation: number;
  key: Buffer;
  destroyedAt: Date[];
}

export interface Actor {
  id: string;
  name: string;
  certificate?: string;
}

export interface Event {
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  agency: string;
  matter?: string;
  actor: Actor;
  sequence: number;
  data: Record<string, unknown>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Leaf data of the log, as the row would make it. */
export const entryOf = ({ _id, commitment }: Row): Uint8Array =>
  new TextEncoder().encode(canonicalJson({ v: 1, id: text(_id), commitment: text(commitment) }));
export const leafOf = (row: Row): Hash => leafHash(entryOf(row));

export const ownerOf = ({ matter, agency }: Row): string =>
  matter === undefined ? `agency:${text(agency)}` : `matter:${matter}`;

/** Does the row hold together without being opened? A row without a file commits to no digest. */
export const holds = (row: Row, bare: (row: Row) => boolean): boolean => {
  try {
    const { sha256, fileSalt, bodyHash } = row;
    if (sha256 === undefined) return bare(row);
    return checkFile(entryOf(row), { sha256, fileSalt: text(fileSalt), bodyHash: text(bodyHash) });
  } catch {
    return false;
  }
};

export interface Opened {
  event: Event;
  place?: MatterPlace;
}

const ivBytes = 12;
const tagBytes = 16;
const saltBytes = 32;

/** AES-256-GCM under the owner's key, bound to the entry's id: salt and body. Throws when it opens to nothing. */
const plainOf = ({ _id, sealed }: Row, key: Buffer): Buffer => {
  const bytes = Buffer.from(sealed ?? []);
  const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(_id))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
};

export type Opening = { opened: Opened } | { fault: 'entry.sealed' | 'entry.opening' };

export const openRow = (row: Row, key: Buffer): Opening => {
  let plain: Buffer;
  try {
    plain = plainOf(row, key);
  } catch {
    return { fault: 'entry.sealed' };
  }
  try {
    const { event, matter } = checkOpening(entryOf(row), {
      body: plain.subarray(saltBytes).toString('utf8'),
      salt: plain.subarray(0, saltBytes).toString('hex'),
      fileSalt: text(row.fileSalt),
    });
    return { opened: { event: event as unknown as Event, ...(matter ? { place: matter } : {}) } };
  } catch {
    return { fault: 'entry.opening' };
  }
};

const mostKeys = 10_000;

/** Keys of bodies, the last few thousand remembered. */
export class BodyKeys {
  readonly #db: Db;
  readonly #known = new Map<string, BodyKey | undefined>();
  constructor(db: Db) {
    this.#db = db;
  }
  of(owner: string): BodyKey | undefined {
    return this.#known.get(owner);
  }
  /** Fetches those of these rows that are not known yet. */
  async learn(rows: readonly Row[]): Promise<void> {
    if (this.#known.size >= mostKeys) this.#known.clear();
    const owners = [...new Set(rows.map(ownerOf))].filter((owner) => !this.#known.has(owner));
    if (owners.length === 0) return;
    const found = this.#db
      .collection<BodyKey & { _id: string }>('ledger_keys')
      .find({ _id: { $in: owners } }, { promoteBuffers: true });
    for await (const key of found) this.#known.set(key._id, key);
  }
}
