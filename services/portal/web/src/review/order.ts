import type { SubmissionItem } from './submissions-table.tsx';

/** The nearest last day first; without one, last. */
export const byDaysLeft = (a: SubmissionItem, b: SubmissionItem): number =>
  (a.clock?.due ?? '9999').localeCompare(b.clock?.due ?? '9999');

/** In whose hands a submission is, by its state. */
export const hands: Record<SubmissionItem['state'], readonly string[]> = {
  collecting: ['handler', 'unit-head'],
  submitted: ['reviewer'],
  reviewing: ['reviewer'],
  supplementing: ['handler', 'unit-head'],
  countersigning: ['review-head'],
  answering: ['handler', 'unit-head'],
  cleared: [],
};
