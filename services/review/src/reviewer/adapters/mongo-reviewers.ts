import { reviewerRecorded } from '@sanzhi/contracts';
import { derivedId } from '@sanzhi/kernel';
import type { AggregateStore, EventDraft } from '@sanzhi/persistence';
import type { KeptReviewer, ReviewerRecord, Reviewers } from '../application/ports.ts';

export const reviewerId = (agency: string, subject: string): string => derivedId('reviewer', agency, subject);

export const recorded = (record: ReviewerRecord): EventDraft[] => [
  { type: reviewerRecorded.type, data: record },
];

export class MongoReviewers implements Reviewers {
  readonly #store: AggregateStore<ReviewerRecord>;
  constructor(store: AggregateStore<ReviewerRecord>) {
    this.#store = store;
  }
  ofSubject(agency: string, subject: string) {
    return this.#store.load(reviewerId(agency, subject));
  }
  add(agency: string, record: ReviewerRecord) {
    return this.#store.create(reviewerId(agency, record.reviewer.subject), agency, record, recorded(record));
  }
  save(known: KeptReviewer, record: ReviewerRecord) {
    return this.#store.save(known, record, recorded(record));
  }
  ofAgency(agency: string): Promise<KeptReviewer[]> {
    return this.#store.find({ agency });
  }
}
