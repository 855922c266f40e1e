import type { KeptReviewer, Reviewers } from './ports.ts';

export class ListReviewers {
  readonly #reviewers: Reviewers;
  constructor(reviewers: Reviewers) {
    this.#reviewers = reviewers;
  }
  execute({ agency }: { agency: string }): Promise<KeptReviewer[]> {
    return this.#reviewers.ofAgency(agency);
  }
}
