import { captureDiscarded } from '@sanzhi/contracts';
import { Repository, type Aggregates, type EventDraft } from '@sanzhi/persistence';
import type { Discards } from '../application/ports.ts';
import type { Discard, DiscardChange } from '../domain/discard.ts';

export const discardIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.toldAt': 1 },
];

/** More than an agency gives up in a year. */
const mostInPeriod = 100_000;

const draftsOf = ({ discard, facts }: DiscardChange): EventDraft[] => {
  const { matter, capture, recording, medium, activity, startedAt, endedAt } = discard;
  const { sha256, size, reason, discardedAt } = discard;
  const known = { ...(recording ? { recording } : {}), ...(activity ? { activity } : {}) };
  const data = { capture, ...known, medium, startedAt, endedAt, sha256, size, reason, discardedAt };
  return facts.map(() => ({
    type: captureDiscarded.type,
    data,
    ...(matter === undefined ? {} : { matter }),
  }));
};

export class StoredDiscards extends Repository<Discard, DiscardChange> implements Discards {
  constructor(store: Aggregates<Discard>) {
    super(store, ({ discard }) => discard, draftsOf);
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.matter': matter });
  }
  toldBetween(agency: string, from: string, to: string) {
    return this.store.find({ agency, 'state.toldAt': { $gte: from, $lt: to } }, mostInPeriod);
  }
}
