import type { Kept } from '@sanzhi/kernel';
import type { reviewApi, ReplyOf, SubmissionView } from '@sanzhi/contracts';
import { cite, warningLevel } from '@sanzhi/statute';
import { clockOf } from '../domain/clock.ts';
import type { Submission } from '../domain/submission.ts';

export const clockView = (s: Submission, on: string): SubmissionView['clock'] => {
  const clock = clockOf(s, on);
  return (
    clock && {
      due: clock.due,
      provisional: clock.provisional,
      level: warningLevel(clock, on),
      paused: clock.paused,
      basis: cite(clock.basis),
    }
  );
};

/** The whole file of one review. The clearance is shown as the token itself: whoever holds it can check it. */
export const submissionView = ({ id, version, agency, state: s }: Kept<Submission>, on: string): unknown => ({
  ...s,
  id,
  version,
  agency,
  clock: clockView(s, on),
  round: s.rounds.length,
  rounds: s.rounds.map((round, index) => ({ ...round, round: index + 1 })),
});

type Item = ReplyOf<typeof reviewApi.listSubmissions>['items'][number];

export const submissionItem = ({ id, version, state: s }: Kept<Submission>, on: string): Item => ({
  id,
  version,
  reference: s.reference,
  cause: s.cause,
  state: s.state,
  review: s.review,
  round: s.rounds.length,
  clock: clockView(s, on),
  reviewer: s.reviewer,
  partyName: s.proposal.party.name,
});
