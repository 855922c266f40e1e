import { reviewerRecorded } from '@sanzhi/contracts';
import { derivedId, type Kept } from '@sanzhi/kernel';
import type { Aggregates, EventDraft } from '@sanzhi/persistence';
import type { ReviewerRecord, Reviewers } from '../application/ports.ts';

export const reviewerId = (agency: string, subject: string): string => derivedId('reviewer', agency, subject);

export const recorded = (record: ReviewerRecord): EventDraft[] => [
  { type: reviewerRecorded.type, data: record },
];

export class StoredReviewers implements Reviewers {
  readonly #store: Aggregates<ReviewerRecord>;
  constructor(store: Aggregates<ReviewerRecord>) {
    this.#store = store;
  }
  ofSubject(agency: string, subject: string) {
    return this.#store.load(reviewerId(agency, subject));
  }
  add(agency: string, record: ReviewerRecord) {
    return this.#store.create(reviewerId(agency, record.reviewer.subject), agency, record, recorded(record));
  }
  save(known: Kept<ReviewerRecord>, record: ReviewerRecord) {
    return this.#store.save(known, record, recorded(record));
  }
  ofAgency(agency: string): Promise<Kept<ReviewerRecord>[]> {
    return this.#store.find({ agency });
  }
}
