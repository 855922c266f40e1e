import type { Person, Proposal } from '@sanzhi/contracts';
import { digestOf, DomainError } from '@sanzhi/kernel';
import type { Change, Fact } from './facts.ts';
import { isAmong, withPeople } from './people.ts';
import { handlingSide, type Review, type ScopeReason, type Submission } from './submission.ts';

export interface ReceivedProposal {
  agency: string;
  proposal: Proposal;
  digest: string;
  reference: string;
  cause: string;
  handlers: readonly Person[];
  proposer?: Person | undefined;
  sequence: number;
  review: Review | 'none';
  reasons: readonly ScopeReason[];
}

/** The digest binds the clearance, so one that is not the proposal's own is not believed. */
const believed = ({ proposal, digest }: ReceivedProposal): void => {
  if (digestOf(proposal) !== digest)
    throw new DomainError(
      'proposal.digest-mismatch',
      { zh: '拟处理意见与其摘要值不符', en: 'The digest is not that of the proposal' },
      { kind: 'invalid', field: 'digest' },
    );
};

interface Scoped {
  review: Review;
  reasons: readonly ScopeReason[];
}

/** What once called for a legal review keeps it: nobody takes a matter out of it by proposing less (方案 审核范围④). */
const strictest = (known: Scoped, { review, reasons }: ReceivedProposal): Scoped =>
  review === 'legal-review' || (review === 'case-review' && known.review === 'case-review')
    ? { review, reasons }
    : { review: known.review, reasons: known.reasons };

/** The first proposal of a matter opens its review. */
export const open = (received: ReceivedProposal & Scoped): Change => {
  believed(received);
  const { agency, proposal, digest, reference, cause, handlers, proposer, sequence, review, reasons } =
    received;
  return {
    state: {
      matter: proposal.matter,
      agency,
      reference,
      cause,
      state: 'collecting',
      review,
      reasons,
      proposal,
      digest,
      proposalSequence: sequence,
      handlers: withPeople([], handlers),
      submitters: proposer ? [proposer] : [],
      handlingUnits: [],
      rounds: [],
    },
    facts: [{ fact: 'opened', review, reasons, digest }],
  };
};

/**
 * A later proposal of the same matter. A clearance for another digest lapses; a review under way of another digest
 * ends, and the matter must be submitted again; while answers or supplements are awaited it is what they will hold.
 */
export const propose = (known: Submission, received: ReceivedProposal): Change => {
  believed(received);
  if (received.agency !== known.agency)
    throw new DomainError(
      'proposal.other-agency',
      { zh: '拟处理意见来自其他机关', en: 'The proposal comes from another agency' },
      { kind: 'invalid' },
    );
  const { handlers, proposer, sequence, proposal, digest, reference, cause } = received;
  const joined = joinHandling(known, handlers, proposer ? [proposer] : []);
  const s = joined.state;
  // A message that was long on its way does not bring back what the law erased.
  if (s.erased === true || sequence <= s.proposalSequence) return joined;
  if (digest === s.digest) return { ...joined, state: { ...s, proposalSequence: sequence } };
  const { review, reasons } = strictest(s, received);
  const { reviewer: _, clearance, ...rest } = s;
  const waiting = s.state === 'supplementing' || s.state === 'answering';
  const lapsed: Fact[] = clearance
    ? [
        {
          fact: 'clearance-lapsed',
          digest: clearance.digest,
          reason: '拟处理意见已变更，原审核通过凭证失效。',
        },
      ]
    : [];
  return {
    state: {
      ...(waiting ? s : { ...rest, state: 'collecting' }),
      proposal,
      digest,
      reference,
      cause,
      review,
      reasons,
      proposalSequence: sequence,
    },
    facts: [...joined.facts, ...lapsed, { fact: 'opened', review, reasons, digest }],
  };
};

/**
 * More people of the handling side, kept for ever. Law 7: a reviewer who becomes one of them leaves the review, and a
 * clearance that stands on their signature lapses.
 */
export const joinHandling = (
  known: Submission,
  handlers: readonly Person[],
  submitters: readonly Person[] = [],
): Change => {
  const s: Submission = {
    ...known,
    handlers: withPeople(known.handlers, handlers),
    submitters: withPeople(known.submitters, submitters),
  };
  const side = handlingSide(s);
  if (s.clearance && [s.clearance.reviewer, s.clearance.head].some((one) => isAmong(side, one)))
    return withoutClearance(s, s.clearance.digest);
  return s.reviewer && isAmong(side, s.reviewer) ? withoutReviewer(s, s.reviewer) : { state: s, facts: [] };
};

const withoutClearance = (s: Submission, digest: string): Change => {
  const { clearance: _, reviewer: __, ...rest } = s;
  return {
    state: { ...rest, state: 'collecting' },
    facts: [{ fact: 'clearance-lapsed', digest, reason: '审核人员参与了本案办理，须另行指定人员重新审核。' }],
  };
};

const withoutReviewer = (s: Submission, reviewer: Person): Change => {
  const { reviewer: _, ...rest } = s;
  const reviewed = s.state === 'reviewing' || s.state === 'countersigning';
  return {
    state: reviewed ? { ...rest, state: 'submitted' } : rest,
    facts: [
      { fact: 'released', round: s.rounds.length, reviewer, reason: '审核人员参与了本案办理，应当回避。' },
    ],
  };
};
