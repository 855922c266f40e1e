import type { AggregateStore } from '@sanzhi/persistence';
import type { DocumentStore, Kept } from '../application/ports.ts';
import type { Change, OfficialDocument } from '../domain/document.ts';
import { draftsOf } from './events.ts';

export const documentIndexes: Record<string, 1 | -1>[] = [{ 'state.matter': 1, createdAt: -1, _id: -1 }];

export class MongoDocuments implements DocumentStore {
  readonly #store: AggregateStore<OfficialDocument>;
  constructor(store: AggregateStore<OfficialDocument>) {
    this.#store = store;
  }
  add(change: Change) {
    const { document } = change;
    return this.#store.create(document.id, document.agency, document, draftsOf(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept, change: Change) {
    return this.#store.save(known, change.document, draftsOf(change));
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.matter': matter });
  }
}
