import type { CheckResult, Material, Person } from '@sanzhi/contracts';
import type { Outcome, Review, ScopeReason, Submission } from './submission.ts';

/** What has happened, in the words of the domain; the adapter turns each into its event. */
export type Fact =
  | { fact: 'opened'; review: Review; reasons: readonly ScopeReason[]; digest: string }
  | {
      fact: 'submitted';
      round: number;
      snapshot: number;
      digest: string;
      materials: readonly Material[];
    }
  | { fact: 'accepted'; round: number; reviewer: Person; dueOn: string }
  | { fact: 'released'; round: number; reviewer: Person; reason: string }
  | { fact: 'supplement-requested'; round: number; items: readonly string[]; dueOn: string }
  | { fact: 'opinion-written'; round: number; outcome: Outcome; digest: string; reviewer: Person }
  | { fact: 'opinion-returned'; round: number; head: Person; note?: string }
  | {
      fact: 'opinion-given';
      round: number;
      review: Review;
      outcome: Outcome;
      checks: readonly CheckResult[];
      text: string;
      digest: string;
      reviewer: Person;
      head: Person;
      givenOn: string;
    }
  | { fact: 'clearance-granted'; digest: string; token: string; round: number }
  | { fact: 'clearance-lapsed'; digest: string; reason: string };

export interface Change {
  state: Submission;
  facts: readonly Fact[];
}
