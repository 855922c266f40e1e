import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { Recordings } from '../application/ports.ts';
import type { Change, Recording } from '../domain/recording.ts';
import { draftsOf } from './events.ts';

export const recordingIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { 'state.sha256': 1 },
  { agency: 1, 'state.receivedAt': 1 },
];

/** More than an agency makes in a year. */
const mostInPeriod = 200_000;

export class StoredRecordings extends Repository<Recording, Change> implements Recordings {
  constructor(store: Aggregates<Recording>) {
    super(store, ({ recording }) => recording, draftsOf);
  }
  async sealedWith(sha256s: readonly string[], agency: string) {
    if (sha256s.length === 0) return [];
    return this.store.find({ agency, 'state.sha256': { $in: [...sha256s] }, 'state.state': 'sealed' });
  }
  sealedBetween(agency: string, from: string, to: string) {
    const between = { 'state.receivedAt': { $gte: from, $lt: to } };
    return this.store.find({ agency, 'state.state': 'sealed', ...between }, mostInPeriod);
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.matter': matter });
  }
}
