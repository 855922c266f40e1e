import type { Person } from '@sanzhi/contracts';
import type { Kept, Receipt } from '@sanzhi/kernel';
import type { Reviewer } from '../domain/reviewer.ts';

/** A record of the register: always of somebody whose token's subject is known. */
export type ReviewerRecord = Reviewer & { reviewer: Person & { subject: string } };

export type KeptReviewer = Kept<ReviewerRecord>;

export interface Reviewers {
  ofSubject(agency: string, subject: string): Promise<KeptReviewer | undefined>;
  /** Stores the record and the fact that it was recorded in one write; so does `save`. */
  add(agency: string, record: ReviewerRecord): Promise<Receipt>;
  save(known: KeptReviewer, record: ReviewerRecord): Promise<Receipt>;
  ofAgency(agency: string): Promise<KeptReviewer[]>;
}
