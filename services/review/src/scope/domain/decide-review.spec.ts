import { describe, expect, it } from '@jest/globals';
import { decisionProposed, type Proposal } from '@sanzhi/contracts';
import { decideReview } from './decide-review.ts';

const on = '2026-02-09';
const decide = (change: Partial<Proposal>) =>
  decideReview(
    { ...decisionProposed.sample.proposal, measures: [{ kind: 'warning' }], ...change },
    '431128',
    on,
  );
const entries = (change: Partial<Proposal>) => decide(change).reasons.map(({ entry }) => entry);

describe('which review a proposal needs', () => {
  it.each([
    [{ hearingHeld: true }, 'hearing-held'],
    [{ publicInterest: true }, 'public-interest'],
    [{ complex: true }, 'complex'],
    [{ thirdPartyRights: true }, 'major-rights'],
    [{ measures: [{ kind: 'revoke-licence' as const }] }, 'heavy-measure'],
    [{ measures: [{ kind: 'fine' as const, amount: 1_000_000 }] }, 'large-fine'],
  ])('is legal review for %j', (change, entry) => {
    expect(decide(change).review).toBe('legal-review');
    expect(entries(change)).toContain(entry);
  });

  it('is case review for other ordinary cases, none for the simple procedure', () => {
    expect(decide({}).review).toBe('case-review');
    expect(decide({ procedure: 'simple-penalty' }).review).toBe('none');
  });

  it('shows each reason with the article as documents cite it', () => {
    const [reason] = decide({ complex: true }).reasons;
    expect(reason?.basis).toBe('《市场监督管理行政处罚程序规定》第五十条');
  });
});
