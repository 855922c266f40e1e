import type { AggregateStore } from '@sanzhi/persistence';
import type { Batches, ItemFilter, Items, KeptBatch, KeptItem } from '../application/ports.ts';
import type { Batch, BatchChange } from '../domain/batch.ts';
import type { Change, Item } from '../domain/item.ts';
import { batchDrafts, itemDrafts } from './events.ts';

export const itemIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.state': 1, createdAt: -1, _id: -1 },
  { 'state.batch': 1, 'state.fileName': 1 },
  { 'state.sha256': 1 },
  { 'state.assignment.matter': 1 },
  { 'state.state': 1 },
];
/** As many files as a batch can have lines, and then some that were tried again. */
const mostOfBatch = 20_000;

export class MongoItems implements Items {
  readonly #store: AggregateStore<Item>;
  constructor(store: AggregateStore<Item>) {
    this.#store = store;
  }

  add(change: Change) {
    const { item } = change;
    return this.#store.create(item.id, item.agency, item, itemDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: KeptItem, change: Change) {
    return this.#store.save(known, change.item, itemDrafts(change));
  }
  page({ agency, state, certificate, after, limit }: ItemFilter) {
    const filter = {
      agency,
      ...(state === undefined ? {} : { 'state.state': state }),
      ...(certificate === undefined ? {} : { 'state.certificate': certificate }),
    };
    return this.#store.page(filter, { after, limit });
  }
  ofBatch(batch: string) {
    return this.#store.find({ 'state.batch': batch }, mostOfBatch);
  }
  async ofLine(batch: string, fileName: string) {
    const found = await this.#store.find({ 'state.batch': batch, 'state.fileName': fileName });
    return found.sort((a, b) => a.state.attempt - b.state.attempt);
  }
  withContent(sha256: string, agency: string) {
    return this.#store.find({ agency, 'state.sha256': sha256 });
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.assignment.matter': matter }, mostOfBatch);
  }
  assigning() {
    return this.#store.find({ 'state.state': 'assigning' });
  }
}

export class MongoBatches implements Batches {
  readonly #store: AggregateStore<Batch>;
  constructor(store: AggregateStore<Batch>) {
    this.#store = store;
  }

  add(change: BatchChange) {
    const { batch } = change;
    return this.#store.create(batch.id, batch.agency, batch, batchDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: KeptBatch, change: BatchChange) {
    return this.#store.save(known, change.batch, batchDrafts(change));
  }
  page({ agency, after, limit }: { agency: string; after?: string | undefined; limit: number }) {
    return this.#store.page({ agency }, { after, limit });
  }
}
