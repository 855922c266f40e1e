import { DomainError, type Kept, type Page, type PageRequest, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from './events.ts';

/** A filter in MongoDB's language over `_id`, `agency`, `createdAt` and `state`. */
export type Filter = Record<string, unknown>;

/** Aggregates of one kind, in the database or in memory; both are held to `aggregates.contract.ts`. */
export interface Aggregates<S extends object> {
  /** Stores a new aggregate with its events. Throws `Replayed` when this very command made it before. */
  create(id: string, agency: string, state: S, drafts: readonly EventDraft[]): Promise<Receipt>;
  load(id: string): Promise<Kept<S> | undefined>;
  /** Replaces the state if nobody else did since `known` was read; otherwise `version.stale`. */
  save(known: Kept<S>, state: S, drafts: readonly EventDraft[]): Promise<Receipt>;
  /** Newest first, a thousand at most unless told. */
  find(filter: Filter, limit?: number): Promise<Kept<S>[]>;
  /** Newest first. */
  page(filter: Filter, request: PageRequest): Promise<Page<Kept<S>>>;
  count(filter: Filter): Promise<number>;
}

/** What the keepers of the rooms have in common: how a change is written down. What they are asked for is their own. */
export class Repository<S extends { id: string; agency: string }, C> {
  readonly store: Aggregates<S>;
  readonly #stateOf: (change: C) => S;
  readonly #drafts: (change: C) => readonly EventDraft[];

  constructor(store: Aggregates<S>, stateOf: (change: C) => S, drafts: (change: C) => readonly EventDraft[]) {
    this.store = store;
    this.#stateOf = stateOf;
    this.#drafts = drafts;
  }
  add(change: C): Promise<Receipt> {
    const state = this.#stateOf(change);
    return this.store.create(state.id, state.agency, state, this.#drafts(change));
  }
  get(id: string): Promise<Kept<S> | undefined> {
    return this.store.load(id);
  }
  save(known: Kept<S>, change: C): Promise<Receipt> {
    return this.store.save(known, this.#stateOf(change), this.#drafts(change));
  }
}

export const alreadyExists = (id: string): DomainError =>
  new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists already` }, { kind: 'refused' });

/** `fields` without those that are not asked for. */
export const asked = (fields: Record<string, unknown>): Filter =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
