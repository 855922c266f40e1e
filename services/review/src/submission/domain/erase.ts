import { erasedWord, eraseParty } from '@sanzhi/statute';
import type { CheckResult, Material, Proposal } from '@sanzhi/contracts';
import type { Opinion, Round, Submission } from './submission.ts';

const untitled = (materials: readonly Material[]): Material[] =>
  materials.map((material) => ({ ...material, title: erasedWord }));

const ofProposal = (proposal: Proposal): Proposal => ({
  ...proposal,
  party: eraseParty(proposal.party),
  facts: erasedWord,
  discretion: erasedWord,
  measures: proposal.measures.map((measure) =>
    measure.detail === undefined ? measure : { ...measure, detail: erasedWord },
  ),
  materials: untitled(proposal.materials),
});

const ofCheck = (check: CheckResult): CheckResult => ({
  ...check,
  ...(check.finding === undefined ? {} : { finding: erasedWord }),
  ...(check.request === undefined ? {} : { request: erasedWord }),
});

const ofOpinion = (opinion: Opinion): Opinion => ({
  ...opinion,
  text: erasedWord,
  checks: opinion.checks.map(ofCheck),
});

const ofRound = (round: Round): Round => ({
  ...round,
  snapshots: round.snapshots.map((one) => ({ ...one, materials: untitled(one.materials) })),
  answers: round.answers.map((answer) => ({ ...answer, answer: erasedWord })),
  supplements: round.supplements.map((one) => ({ ...one, items: one.items.map(() => erasedWord) })),
  ...(round.opinion === undefined ? {} : { opinion: ofOpinion(round.opinion) }),
});

/**
 * 个人信息保护法第四十七条: nobody is named in the review any more but those who worked on it. What was asked, found and
 * decided, when, by whom and on which digest stays, and no later word of the matter brings a text back.
 */
export const erasePersonalData = (submission: Submission): Submission => ({
  ...submission,
  proposal: ofProposal(submission.proposal),
  rounds: submission.rounds.map(ofRound),
  erased: true,
});
