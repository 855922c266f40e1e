import { civilDateOf, deadline, regionOf, type Deadline, type Pause } from '@sanzhi/statute';
import type { Round, Submission } from './submission.ts';

const day = (instant: string) => civilDateOf(new Date(instant));

/** 审核期限: runs from the submission that opened the round and stands still while supplements are awaited. */
export const reviewDeadline = (round: Round, agency: string, on: string): Deadline | undefined => {
  const [first] = round.snapshots;
  if (!first) return undefined;
  const pauses = round.supplements.map(({ requestedAt, answeredAt }): Pause => ({
    reason: 'supplement',
    from: day(requestedAt),
    ...(answeredAt === undefined ? {} : { to: day(answeredAt) }),
  }));
  return deadline({
    kind: 'legal-review',
    start: day(first.submittedAt),
    on,
    region: regionOf(agency),
    pauses,
  });
};

const running = new Set<Submission['state']>(['submitted', 'reviewing', 'supplementing', 'countersigning']);

/** The clock of the round under way, if one is. */
export const clockOf = (s: Submission, on: string): Deadline | undefined => {
  const round = s.rounds.at(-1);
  return round && running.has(s.state) ? reviewDeadline(round, s.agency, on) : undefined;
};
