import type { Kept, Page, Receipt } from '@sanzhi/kernel';
import type { Change } from '../domain/facts.ts';
import type { Submission, SubmissionState } from '../domain/submission.ts';

export interface SubmissionQuery {
  agency: string;
  state?: SubmissionState | undefined;
  after?: string | undefined;
  limit: number;
}

export interface Submissions {
  ofMatter(matter: string): Promise<Kept<Submission> | undefined>;
  /** Stores state and facts in one write; so does `save`. */
  add(change: Change): Promise<Receipt>;
  save(known: Kept<Submission>, change: Change): Promise<Receipt>;
  /** Newest first. */
  page(query: SubmissionQuery): Promise<Page<Kept<Submission>>>;
}
