import type { Proposal } from '@sanzhi/contracts';
import { cite, reviewScope, type ActType, type ReviewFlag } from '@sanzhi/statute';

export interface Scope {
  review: 'legal-review' | 'case-review' | 'none';
  reasons: { entry: string; zh: string; en: string; basis: string }[];
}

const acts: Record<Proposal['procedure'], ActType> = {
  'ordinary-penalty': 'penalty',
  'simple-penalty': 'penalty',
  permit: 'permit',
  compulsion: 'compulsion',
  inspection: 'inspection',
};

/** 审核范围认定: which review the proposal needs by the catalogue in force that day, and by which of its entries. */
export const decideReview = (proposal: Proposal, region: string, on: string): Scope => {
  const flags: [boolean, ReviewFlag][] = [
    [proposal.hearingHeld, 'hearing-held'],
    [proposal.publicInterest, 'public-interest'],
    [proposal.complex, 'complex'],
    [proposal.thirdPartyRights, 'third-party-rights'],
  ];
  const { kind, reasons } = reviewScope(
    {
      act: acts[proposal.procedure],
      procedure: proposal.procedure,
      party: proposal.party.kind,
      measures: proposal.measures,
      flags: flags.filter(([holds]) => holds).map(([, flag]) => flag),
      region,
    },
    on,
  );
  return {
    review: kind,
    reasons: reasons.map(({ entry, zh, en, basis }) => ({ entry, zh, en, basis: cite(basis) })),
  };
};
