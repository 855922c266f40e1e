import type { AggregateStore } from '@sanzhi/persistence';
import type { Kept, Recordings } from '../application/ports.ts';
import type { Change, Recording } from '../domain/recording.ts';
import { draftsOf } from './events.ts';

export const recordingIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { 'state.sha256': 1 },
  { agency: 1, 'state.receivedAt': 1 },
];

/** More than an agency makes in a year. */
const mostInPeriod = 200_000;

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
  async sealedWith(sha256: string, agency: string) {
    const [found] = await this.#store.find({ agency, 'state.sha256': sha256, 'state.state': 'sealed' }, 1);
    return found;
  }
  sealedBetween(agency: string, from: string, to: string) {
    const between = { 'state.receivedAt': { $gte: from, $lt: to } };
    return this.#store.find({ agency, 'state.state': 'sealed', ...between }, mostInPeriod);
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.matter': matter });
  }
}
