import type { Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import { alreadyExists, type Aggregates, type Filter } from './aggregates.ts';
import { markOf, refuseRepeat, staleVersion, type Mark } from './command.ts';
import { sealEvents, type EventDraft, type StoreContext, type StoredEvent } from './events.ts';
import { matches } from './matching.ts';
import { keyset, nextCursor } from './paging.ts';

/** Two aggregates are never of the same millisecond, so that the newest is known. */
const everLater = (): (() => Date) => {
  let last = 0;
  return () => new Date((last = Math.max(Date.now(), last + 1)));
};

/** What a document gives back of what was put into it: a copy, with null where there was undefined. */
const asDocument = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(asDocument);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = asDocument((value as Record<string, unknown>)[key]);
  return copy;
};
const copyOf = <T>(value: T): T => asDocument(value) as T;

/** Aggregates without a database, for tests, with all that they said; held to the same scenarios as the real store. */
export class MemoryAggregates<S extends object> implements Aggregates<S> {
  readonly events: StoredEvent[] = [];
  readonly #rows = new Map<string, { kept: Kept<S>; marks: Mark[] }>();
  readonly #context: StoreContext;

  constructor(context: Partial<StoreContext> = {}) {
    this.#context = { service: 'memory', now: everLater(), traceparent: () => undefined, ...context };
  }

  async create(id: string, agency: string, state: S, drafts: readonly EventDraft[]): Promise<Receipt> {
    if (this.#rows.has(id)) {
      await this.load(id);
      throw alreadyExists(id);
    }
    const createdAt = this.#context.now();
    return this.#write({ id, agency, version: 0, sequence: 0, createdAt, state }, drafts, []);
  }

  async load(id: string): Promise<Kept<S> | undefined> {
    const row = this.#rows.get(id);
    if (!row) return undefined;
    refuseRepeat(id, row.kept.version, row.marks);
    return copyOf(row.kept);
  }

  async save(known: Kept<S>, state: S, drafts: readonly EventDraft[]): Promise<Receipt> {
    const row = this.#rows.get(known.id);
    if (row?.kept.version !== known.version) throw staleVersion(known.id);
    return this.#write({ ...row.kept, state }, drafts, row.marks);
  }

  async find(filter: Filter, limit = 1000): Promise<Kept<S>[]> {
    return this.#where(filter)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(copyOf);
  }

  async page(filter: Filter, request: PageRequest): Promise<Page<Kept<S>>> {
    const rows = await this.find({ $and: [filter, keyset(request.after)] }, request.limit + 1);
    return nextCursor(rows, request.limit);
  }

  async count(filter: Filter): Promise<number> {
    return this.#where(filter).length;
  }

  #where(filter: Filter): Kept<S>[] {
    return [...this.#rows.values()]
      .map(({ kept }) => kept)
      .filter(({ id, ...kept }) => matches({ _id: id, ...kept }, filter));
  }

  #write(known: Kept<S>, drafts: readonly EventDraft[], marks: Mark[]): Receipt {
    const events = sealEvents(this.#context, known, drafts);
    const version = known.version + 1;
    const kept = copyOf({ ...known, version, sequence: known.sequence + events.length });
    this.#rows.set(known.id, { kept, marks: [...marks, ...markOf(version)] });
    this.events.push(...events);
    return { id: known.id, version };
  }
}

/** A keeper of a room over a memory of its own, with what its aggregates have said. */
export const inMemory = <S extends object, K extends object>(
  Keeper: new (store: Aggregates<S>) => K,
  context: Partial<StoreContext> = {},
): InMemory<K> => {
  const store = new MemoryAggregates<S>(context);
  return Object.assign(new Keeper(store), { events: store.events });
};
export type InMemory<K> = K & { readonly events: readonly StoredEvent[] };
