import type { Kept, Page, PageRequest, Receipt, Words } from '@sanzhi/kernel';
import type { Readable } from 'node:stream';
import type { Person } from '@sanzhi/contracts';
import type { Disposal, DisposalChange } from '../domain/disposal.ts';
import type { Erasure, ErasureChange } from '../domain/erasure.ts';
import type { FixityChange, FixityRun } from '../domain/fixity.ts';
import type { Holding } from '../domain/holding.ts';
import type { HeldKind, SealedThing } from '../domain/thing.ts';
import type { Keeping, KeepingChange } from '../domain/keeping.ts';
import type { Said } from '../domain/word.ts';
import type { BucketTest, StoreWatch, WatchChange } from '../domain/lock-state.ts';

export type HoldingFact =
  | { fact: 'disposed'; disposal: string; proposedBy: Person; approvedBy: Person }
  | { fact: 'fault-found'; code: string; found?: string };
export interface HoldingChange {
  holding: Holding;
  facts: HoldingFact[];
}

export type HoldingFilter = { agency: string } & (
  { matter: string } | { dueBefore: Date } | { checkBefore: Date } | { left: true }
);

export interface Holdings {
  add(holding: Holding): Promise<Receipt>;
  get(id: string): Promise<Kept<Holding> | undefined>;
  /** State and facts in one write. */
  save(known: Kept<Holding>, change: HoldingChange): Promise<Receipt>;
  /** Newest first. `left` and the two dates leave out what was disposed of. */
  page(filter: HoldingFilter, paging: PageRequest): Promise<Page<Kept<Holding>>>;
  count(filter: HoldingFilter): Promise<number>;
  /** Those that what was ordered has not reached yet. */
  unsettled(paging: PageRequest): Promise<Page<Kept<Holding>>>;
  /** Permanent ones whose lock ends before then. */
  renewable(before: Date, paging: PageRequest): Promise<Page<Kept<Holding>>>;
  /** Any whose bytes are to be read again. */
  toCheck(now: Date): Promise<Kept<Holding> | undefined>;
}

interface Aggregates<S, C> {
  add(change: C): Promise<Receipt>;
  get(id: string): Promise<Kept<S> | undefined>;
  save(known: Kept<S>, change: C): Promise<Receipt>;
}
export interface Keepings extends Aggregates<Keeping, KeepingChange> {
  unsettled(paging: PageRequest): Promise<Page<Kept<Keeping>>>;
}
export interface Disposals extends Aggregates<Disposal, DisposalChange> {
  page(agency: string, paging: PageRequest): Promise<Page<Kept<Disposal>>>;
  approved(paging: PageRequest): Promise<Page<Kept<Disposal>>>;
}
export interface Erasures extends Aggregates<Erasure, ErasureChange> {
  page(agency: string, paging: PageRequest): Promise<Page<Kept<Erasure>>>;
  approved(paging: PageRequest): Promise<Page<Kept<Erasure>>>;
}
export interface FixityRuns extends Aggregates<FixityRun, FixityChange> {
  page(agency: string, paging: PageRequest): Promise<Page<Kept<FixityRun>>>;
  running(limit: number): Promise<Kept<FixityRun>[]>;
}
export interface Watches {
  add(watch: StoreWatch): Promise<Receipt>;
  all(): Promise<Kept<StoreWatch>[]>;
  save(known: Kept<StoreWatch>, change: WatchChange): Promise<Receipt>;
}

/** The doors of the rooms whose sealed things are kept. */
export interface SealedThings {
  of(kind: HeldKind, thing: string, agency: string): Promise<SealedThing>;
}

export interface Cases {
  /** Another agency's matter is not there. */
  read(id: string, who: { agency: string }): Promise<unknown>;
}

/** The bucket of the records, past the gate that stops intake. */
export interface Store {
  /** Throws while the store itself is away, whatever becomes of one version. */
  ping(): Promise<void>;
  lock(key: string, versionId: string, until: Date): Promise<void>;
  retention(key: string, versionId: string): Promise<{ mode: string; until: Date } | undefined>;
  stat(key: string, versionId: string): Promise<{ size: number }>;
  stream(key: string, versionId: string): Promise<Readable>;
}

/** Holds and ends versions. */
export interface Keeper {
  versions(prefix: string): Promise<{ key: string; versionId: string }[]>;
  remove(key: string, versionId: string): Promise<void>;
  hold(key: string, versionId: string, on: boolean): Promise<void>;
  held(key: string, versionId: string): Promise<boolean>;
}

/** What was said of a keeping or a disposal, proved: the database alone lets nothing go. */
export interface LedgerWord {
  /** All of it up to its `sequence`; throws `ledger.not-published` while some is on its way. */
  of(kept: { id: string; sequence: number }): Promise<Said[]>;
}

/** Really tries to get around the lock of every bucket that must hold. */
export interface LockProof {
  test(): Promise<BucketTest[]>;
}

/** The ledger's key of one matter: without it what was said of the matter can be read by nobody, and every proof holds. */
export interface LedgerKeys {
  erase(matter: string, agency: string): Promise<void>;
}

/** One room's part of what names people in a matter. Repeating it changes nothing more. */
export interface PersonalData {
  erase(of: { matter: string; agency: string }): Promise<void>;
}

/** Somebody must be told at once. */
export interface Alarm {
  raise(code: string, words: Words, detail: Record<string, unknown>): void;
}
