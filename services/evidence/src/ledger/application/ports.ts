import type { Envelope } from '@sanzhi/contracts';

export type LedgerEvent = Envelope & { data: unknown };

/** One entry as the event store keeps it: in clear what finds and proves it, sealed what it says. */
export interface Row {
  /** Of the event. */
  id: string;
  /** Its place in the log, from 0 without a gap. */
  index: number;
  source: string;
  subject: string;
  sequence: number;
  agency: string;
  matter?: string;
  /** Counts the entries of the matter, from 1 without a gap. */
  number?: number;
  type: string;
  time: string;
  /** Of the file that the event is about. */
  sha256?: string;
  commitment: string;
  bodyHash: string;
  fileSalt: string;
  /** Body and salt under the key of the matter or agency (AES-256-GCM). */
  sealed: Uint8Array;
  /** Which of that owner's keys. */
  generation: number;
  arrivedAt: Date;
}

/** What proofs are made of. */
export type ClearRow = Omit<Row, 'sealed'>;

export interface Link {
  number: number;
  /** Leaf hash of the matter's newest entry, hex. */
  leaf: string;
}

/** The event store. */
export interface Entries {
  /** Stores these rows in their order, all or the first few; false when someone else holds one of their places or ids. */
  append(rows: readonly Row[]): Promise<boolean>;
  /** How many places are taken: one more than the newest index. */
  size(): Promise<number>;
  /** Those of these events that are here. */
  known(ids: readonly string[]): Promise<Set<string>>;
  /** The newest row of each of these matters that has one. */
  newestOf(matters: readonly string[]): Promise<Map<string, Row>>;
  /** Rows from `from` up to but not including `to`, ascending, as far as they are here. */
  between(from: number, to: number): Promise<ClearRow[]>;
  /** In the order of their numbers; those after `after`, `limit` at most. */
  ofMatter(matter: string, page?: { after: number; limit: number }): Promise<Row[]>;
  /** Ascending by index. */
  ofSubject(source: string, subject: string): Promise<Row[]>;
  /** The first row of one of these types about a file of this digest. */
  ofFile(sha256: string, types: readonly string[]): Promise<Row | undefined>;
  /** Sequences of one aggregate (of one service), ascending. */
  sequencesOf(source: string, subject: string): Promise<number[]>;
}

export interface BodyKey {
  generation: number;
  key: Uint8Array;
}

/** One key a matter (events without a matter: one an agency). What was sealed under a destroyed key is gone for good. */
export interface BodyKeys {
  /** The key in force of each owner; one that has none gets one. */
  inForce(owners: readonly string[]): Promise<Map<string, BodyKey>>;
  /** The same without making any. */
  known(owners: readonly string[]): Promise<Map<string, BodyKey>>;
  /** Puts a new key in the place of the one in force; false when the owner never had one. */
  destroy(owner: string, at: Date): Promise<boolean>;
}

export interface StoredCheckpoint {
  /** The signed note. */
  note: string;
  /** Names this very version for `publish`. */
  etag: string;
}

/** What the public sees: the bucket `ledger`. */
export interface Log {
  checkpoint(): Promise<StoredCheckpoint | undefined>;
  /** Puts the note in the place of the version named, or where there is none; undefined when another one is there. */
  publish(note: string, over: string | undefined): Promise<string | undefined>;
  /** A full tile or bundle. */
  tile(path: string): Promise<Uint8Array | undefined>;
  /** Written once and locked (law 2); repeating it is harmless, other bytes are refused. */
  keep(path: string, bytes: Uint8Array): Promise<void>;
}

export interface Published {
  size: number;
  note: string;
  at: Date;
  /** RFC 3161 token over the note. */
  token?: Uint8Array;
}

/** Which checkpoints were published when; what an outsider needs of it is kept in the bucket as well. */
export interface Checkpoints {
  /** Harmless when repeated; the first time counts. */
  remember(published: { size: number; note: string; at: Date; day: string }): Promise<void>;
  newest(): Promise<Published | undefined>;
  newestStamped(): Promise<Published | undefined>;
  /** Newest first. */
  unstamped(limit: number): Promise<Published[]>;
  countUnstamped(): Promise<number>;
  stamp(size: number, token: Uint8Array): Promise<void>;
  /** The last one of each day before `before`, newest day first. */
  days(before: string | undefined, limit: number): Promise<(Published & { day: string })[]>;
}

export interface Timestamps {
  /** RFC 3161 token over the digest; throws what kind `unavailable` when the authority is away. */
  stamp(sha256: Uint8Array): Promise<{ token: Uint8Array }>;
}
