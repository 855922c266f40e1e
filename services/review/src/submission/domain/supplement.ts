import { DomainError } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import type { Change } from './facts.ts';
import type { Acting } from './people.ts';
import { theReviewer } from './separation.ts';
import { changeLastRound, demand, lastRound, type Submission } from './submission.ts';

export interface SupplementInput {
  by: Acting;
  items: readonly string[];
  dueOn: string;
  now: Date;
}

/** 要求补充材料: the clock stands still until the handling unit submits again. */
export const requestSupplement = (s: Submission, { by, items, dueOn, now }: SupplementInput): Change => {
  demand(s, 'request-supplement');
  theReviewer(s, by);
  if (dueOn <= civilDateOf(now))
    throw new DomainError(
      'supplement.due-date',
      { zh: '补充材料的期限须在今天之后', en: 'Supplements must be due after today' },
      { kind: 'invalid', field: 'dueOn' },
    );
  const supplements = [...lastRound(s).supplements, { items, dueOn, requestedAt: now.toISOString() }];
  return {
    state: { ...s, state: 'supplementing', rounds: changeLastRound(s, { supplements }) },
    facts: [{ fact: 'supplement-requested', round: s.rounds.length, items, dueOn }],
  };
};
