import type { Person } from '@sanzhi/contracts';
import { civilDateOf } from '@sanzhi/statute';
import { reviewDeadline } from './clock.ts';
import type { Change } from './facts.ts';
import { personOf, type Acting } from './people.ts';
import { outsideTheHandling } from './separation.ts';
import { demand, lastRound, type Submission } from './submission.ts';

export interface AcceptInput {
  by: Acting;
  /** The person as the register of reviewers has them, found eligible today. */
  registered: Person;
  now: Date;
}

/** 受理: a reviewer finds the submission complete and takes it on. */
export const accept = (s: Submission, { by, registered, now }: AcceptInput): Change => {
  demand(s, 'accept');
  outsideTheHandling(s, by, [registered]);
  const on = civilDateOf(now);
  const reviewer = { ...registered, ...personOf(by) };
  const dueOn = reviewDeadline(lastRound(s), s.agency, on)?.due ?? on;
  return {
    state: { ...s, state: 'reviewing', reviewer },
    facts: [{ fact: 'accepted', round: s.rounds.length, reviewer, dueOn }],
  };
};
