import type { AggregateStore } from '@sanzhi/persistence';
import type { Kept, Recordings } from '../application/ports.ts';
import type { Change, Recording } from '../domain/recording.ts';
import { draftsOf } from './events.ts';

export const recordingIndexes: Record<string, 1 | -1>[] = [{ 'state.matter': 1, createdAt: -1, _id: -1 }];

export class MongoRecordings implements Recordings {
  readonly #store: AggregateStore<Recording>;
  constructor(store: AggregateStore<Recording>) {
    this.#store = store;
  }
  add(change: Change) {
    const { recording } = change;
    return this.#store.create(recording.id, recording.agency, recording, draftsOf(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept, change: Change) {
    return this.#store.save(known, change.recording, draftsOf(change));
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.matter': matter });
  }
}
