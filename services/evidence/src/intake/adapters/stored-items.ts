import type { PageRequest } from '@sanzhi/kernel';
import { asked, Repository, type Aggregates } from '@sanzhi/persistence';
import type { Batches, ItemFilter, Items } from '../application/ports.ts';
import type { Batch, BatchChange } from '../domain/batch.ts';
import type { Change, Item } from '../domain/item.ts';
import { batchDrafts, itemDrafts } from './events.ts';

export const itemIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.state': 1, createdAt: -1, _id: -1 },
  { 'state.batch': 1, 'state.fileName': 1 },
  { 'state.sha256': 1 },
  { 'state.assignment.matter': 1 },
  { 'state.assignment.recording': 1 },
  { 'state.state': 1 },
];
/** As many files as a batch can have lines, and then some that were tried again. */
const mostOfBatch = 20_000;

export class StoredItems extends Repository<Item, Change> implements Items {
  constructor(store: Aggregates<Item>) {
    super(store, ({ item }) => item, itemDrafts);
  }
  page({ agency, state, certificate, ...request }: ItemFilter) {
    return this.store.page(
      asked({ agency, 'state.state': state, 'state.certificate': certificate }),
      request,
    );
  }
  ofBatch(batch: string) {
    return this.store.find({ 'state.batch': batch }, mostOfBatch);
  }
  async ofLine(batch: string, fileName: string) {
    const found = await this.store.find({ 'state.batch': batch, 'state.fileName': fileName });
    return found.sort((a, b) => a.state.attempt - b.state.attempt);
  }
  withContent(sha256: string, agency: string) {
    return this.store.find({ agency, 'state.sha256': sha256 });
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.assignment.matter': matter }, mostOfBatch);
  }
  async ofRecording(recording: string, agency: string) {
    return (await this.store.find({ agency, 'state.assignment.recording': recording })).at(0);
  }
  assigning() {
    return this.store.find({ 'state.state': 'assigning' });
  }
}

export class StoredBatches extends Repository<Batch, BatchChange> implements Batches {
  constructor(store: Aggregates<Batch>) {
    super(store, ({ batch }) => batch, batchDrafts);
  }
  page({ agency, ...request }: { agency: string } & PageRequest) {
    return this.store.page({ agency }, request);
  }
}
