import type { Receipt } from '@sanzhi/kernel';
import type { ReviewerRecord, Reviewers } from './ports.ts';

/** One record a person: recording again replaces what the register says from now on. */
export class RecordReviewer {
  readonly #reviewers: Reviewers;
  constructor(reviewers: Reviewers) {
    this.#reviewers = reviewers;
  }
  async execute({ agency, record }: { agency: string; record: ReviewerRecord }): Promise<Receipt> {
    const known = await this.#reviewers.ofSubject(agency, record.reviewer.subject);
    return known ? this.#reviewers.save(known, record) : this.#reviewers.add(agency, record);
  }
}
