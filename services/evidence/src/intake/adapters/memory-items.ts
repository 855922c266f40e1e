import { DomainError, type Receipt } from '@sanzhi/kernel';
import {
  markOf,
  refuseRepeat,
  sealEvents,
  staleVersion,
  type EventDraft,
  type Mark,
  type StoredEvent,
} from '@sanzhi/persistence';
import type { Batches, ItemFilter, Items, Kept, KeptBatch, KeptItem } from '../application/ports.ts';
import type { Batch, BatchChange } from '../domain/batch.ts';
import type { Change, Item } from '../domain/item.ts';
import { batchDrafts, itemDrafts } from './events.ts';

const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };

/** Aggregates in memory, with the marks of the commands they have seen. */
class Shelf<S extends { id: string; agency: string }> {
  readonly #rows = new Map<string, { kept: Kept<S>; marks: Mark[] }>();
  readonly events: StoredEvent[] = [];
  #order = 0;

  add(state: S, drafts: EventDraft[]): Receipt {
    const { id, agency } = state;
    const known = this.#rows.get(id);
    if (known) {
      refuseRepeat(id, known.kept.version, known.marks);
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists already` });
    }
    const createdAt = new Date(++this.#order);
    return this.#write({ id, agency, version: 0, sequence: 0, createdAt, state }, drafts, []);
  }
  get(id: string): Kept<S> | undefined {
    const row = this.#rows.get(id);
    if (!row) return undefined;
    refuseRepeat(id, row.kept.version, row.marks);
    return structuredClone(row.kept);
  }
  save(known: Kept<S>, state: S, drafts: EventDraft[]): Receipt {
    const row = this.#rows.get(known.id);
    if (row?.kept.version !== known.version) throw staleVersion(known.id);
    return this.#write({ ...row.kept, state }, drafts, row.marks);
  }
  where(fits: (kept: Kept<S>) => boolean): Kept<S>[] {
    return structuredClone([...this.#rows.values()].map(({ kept }) => kept).filter(fits)).reverse();
  }
  page(fits: (kept: Kept<S>) => boolean, { after, limit }: { after?: string | undefined; limit: number }) {
    const all = this.where(fits);
    const rest = all.slice(after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return rest.length > limit && last ? { items, next: last.id } : { items };
  }
  #write(known: Kept<S>, drafts: EventDraft[], marks: Mark[]): Receipt {
    const events = sealEvents(context, known, drafts);
    this.events.push(...events);
    const version = known.version + 1;
    const kept = structuredClone({ ...known, version, sequence: known.sequence + events.length });
    this.#rows.set(known.id, { kept, marks: [...marks, ...markOf(version)] });
    return { id: known.id, version };
  }
}

/** The same ports without a database; held to the same scenarios as the real ones. */
export class MemoryItems implements Items {
  readonly #shelf = new Shelf<Item>();
  get events(): StoredEvent[] {
    return this.#shelf.events;
  }
  async add(change: Change) {
    return this.#shelf.add(change.item, itemDrafts(change));
  }
  async get(id: string) {
    return this.#shelf.get(id);
  }
  async save(known: KeptItem, change: Change) {
    return this.#shelf.save(known, change.item, itemDrafts(change));
  }
  async page({ agency, state, certificate, ...request }: ItemFilter) {
    return this.#shelf.page(
      (kept) =>
        kept.agency === agency &&
        (state === undefined || kept.state.state === state) &&
        (certificate === undefined || kept.state.certificate === certificate),
      request,
    );
  }
  async ofBatch(batch: string) {
    return this.#shelf.where(({ state }) => state.batch === batch);
  }
  async ofLine(batch: string, fileName: string) {
    return this.#shelf
      .where(({ state }) => state.batch === batch && state.fileName === fileName)
      .sort((a, b) => a.state.attempt - b.state.attempt);
  }
  async withContent(sha256: string, agency: string) {
    return this.#shelf.where((kept) => kept.agency === agency && kept.state.sha256 === sha256);
  }
  async ofMatter(matter: string, agency: string) {
    return this.#shelf.where((kept) => kept.agency === agency && kept.state.assignment?.matter === matter);
  }
  async assigning() {
    return this.#shelf.where(({ state }) => state.state === 'assigning');
  }
}

export class MemoryBatches implements Batches {
  readonly #shelf = new Shelf<Batch>();
  get events(): StoredEvent[] {
    return this.#shelf.events;
  }
  async add(change: BatchChange) {
    return this.#shelf.add(change.batch, batchDrafts(change));
  }
  async get(id: string) {
    return this.#shelf.get(id);
  }
  async save(known: KeptBatch, change: BatchChange) {
    return this.#shelf.save(known, change.batch, batchDrafts(change));
  }
  async page({ agency, ...request }: { agency: string; after?: string | undefined; limit: number }) {
    return this.#shelf.page((kept) => kept.agency === agency, request);
  }
}
