import type { AggregateStore } from '@sanzhi/persistence';
import type { Kept, SubmissionQuery, Submissions } from '../application/ports.ts';
import type { Change } from '../domain/facts.ts';
import type { Submission } from '../domain/submission.ts';
import { eventsOf } from './events.ts';

export class MongoSubmissions implements Submissions {
  readonly #store: AggregateStore<Submission>;
  constructor(store: AggregateStore<Submission>) {
    this.#store = store;
  }
  ofMatter(matter: string) {
    return this.#store.load(matter);
  }
  add(change: Change) {
    const { matter, agency } = change.state;
    return this.#store.create(matter, agency, change.state, eventsOf(change));
  }
  save(known: Kept<Submission>, change: Change) {
    return this.#store.save(known, change.state, eventsOf(change));
  }
  page({ agency, state, ...request }: SubmissionQuery) {
    return this.#store.page({ agency, ...(state === undefined ? {} : { 'state.state': state }) }, request);
  }
}
