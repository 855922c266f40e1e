import type { Kept } from '@sanzhi/kernel';
import { asked, type Aggregates } from '@sanzhi/persistence';
import type { SubmissionQuery, Submissions } from '../application/ports.ts';
import type { Change } from '../domain/facts.ts';
import type { Submission } from '../domain/submission.ts';
import { eventsOf } from './events.ts';

export class StoredSubmissions implements Submissions {
  readonly #store: Aggregates<Submission>;
  constructor(store: Aggregates<Submission>) {
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
    return this.#store.page(asked({ agency, 'state.state': state }), request);
  }
}
