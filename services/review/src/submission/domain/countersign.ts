import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { by as law, cite, civilDateOf } from '@sanzhi/statute';
import type { Change } from './facts.ts';
import { isAmong, personOf, type Acting } from './people.ts';
import { outsideTheHandling } from './separation.ts';
import { changeLastRound, demand, lastRound, type Submission } from './submission.ts';

export interface CountersignInput {
  by: Acting;
  /** The register's record of `by`, where there is one. */
  registered?: Person | undefined;
  agreed: boolean;
  note?: string | undefined;
  now: Date;
}

/** What a clearance says; signed, it is the only thing that opens law 1's gate. */
export interface ClearanceClaims {
  iss: 'sanzhi-review';
  sub: string;
  agency: string;
  digest: string;
  round: number;
  reviewer: Person;
  head: Person;
  /** Seconds since 1970, RFC 7519 §4.1.6. */
  iat: number;
  jti: string;
}

/** 签署: the head of the review unit makes the opinion final, or gives it back to the reviewer. */
export const countersign = (s: Submission, input: CountersignInput): Change => {
  demand(s, 'countersign');
  const { by, agreed, note, now } = input;
  const { opinion } = lastRound(s);
  if (!opinion) throw new Error(`${s.matter} awaits a countersignature without an opinion`);
  notTheReviewer(opinion.reviewer, input);
  outsideTheHandling(s, by, input.registered ? [input.registered] : []);
  const head = personOf(by);
  const round = s.rounds.length;
  if (!agreed)
    return {
      state: { ...s, state: 'reviewing' },
      facts: [{ fact: 'opinion-returned', round, head, ...(note === undefined ? {} : { note }) }],
    };
  const { outcome, checks, text, digest, reviewer } = opinion;
  const signed = { ...opinion, head, countersignedAt: now.toISOString() };
  return {
    state: { ...s, state: 'answering', rounds: changeLastRound(s, { opinion: signed }) },
    facts: [
      {
        fact: 'opinion-given',
        round,
        review: s.review,
        outcome,
        checks,
        text,
        digest,
        reviewer,
        head,
        givenOn: civilDateOf(now),
      },
    ],
  };
};

/** The claims of the clearance that a countersigned opinion gives: only agreement on the very proposal of today. */
export const clearanceDue = (s: Submission, jti: string, now: Date): ClearanceClaims | undefined => {
  const { opinion } = lastRound(s);
  if (s.state !== 'answering' || opinion?.outcome !== 'agree' || !opinion.head) return undefined;
  if (opinion.digest !== s.digest)
    throw new DomainError(
      'clearance.other-proposal',
      {
        zh: '审核意见针对的不是当前拟处理意见',
        en: 'The opinion is on another proposal than the present one',
      },
      { basis: cite(law('penalty', '第五十八条')) },
    );
  return {
    iss: 'sanzhi-review',
    sub: s.matter,
    agency: s.agency,
    digest: s.digest,
    round: s.rounds.length,
    reviewer: opinion.reviewer,
    head: opinion.head,
    iat: Math.floor(now.getTime() / 1000),
    jti,
  };
};

/** The signed clearance joins the opinion it follows from: one change, saved in one write. */
export const grant = (change: Change, claims: ClearanceClaims, token: string, now: Date): Change => {
  const { digest, round, reviewer, head, jti: id } = claims;
  return {
    state: {
      ...change.state,
      state: 'cleared',
      clearance: { id, token, digest, round, reviewer, head, grantedAt: now.toISOString() },
    },
    facts: [...change.facts, { fact: 'clearance-granted', digest, token, round }],
  };
};

const notTheReviewer = (reviewer: Person, { by, registered }: CountersignInput): void => {
  if (![by, ...(registered ? [registered] : [])].some((one) => isAmong([reviewer], one))) return;
  throw new DomainError(
    'opinion.own-opinion',
    { zh: '审核人员不得签署自己出具的意见', en: 'A reviewer does not countersign their own opinion' },
    { kind: 'forbidden', basis: cite(law('procedure', '第四十九条')) },
  );
};
