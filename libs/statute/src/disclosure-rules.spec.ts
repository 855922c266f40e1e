import { describe, expect, it } from '@jest/globals';
import { planPublications, type PenaltyDecision } from './disclosure-rules.ts';
import { displayTerm } from './display-term.ts';
import { displayRegimes } from './parameters/display-tiers.ts';

const decision = (more: Partial<PenaltyDecision> = {}): PenaltyDecision => ({
  procedure: 'ordinary-penalty',
  measures: [{ kind: 'fine', amount: 500_000 }],
  party: 'enterprise',
  decisionDate: '2026-04-28',
  ...more,
});

describe('what is published of a penalty', () => {
  it('runs 7 and 20 working days side by side, from the decision (pitfalls 4 and 6)', () => {
    const { publications, withheld } = planPublications(decision());
    expect(withheld).toBeUndefined();
    expect(publications.map(({ channel, due, until, tier }) => [channel, due, until, tier])).toEqual([
      ['portal', '2026-05-11', '2027-04-28', 'general'],
      ['credit-china', '2026-05-11', '2027-04-28', 'general'],
      ['necips', '2026-05-28', '2027-04-28', 'general'],
    ]);
  });

  it('sends only registered entities to the enterprise system', () => {
    const to = (party: PenaltyDecision['party']) =>
      planPublications(decision({ party })).publications.map(({ channel }) => channel);
    expect(to('natural-person')).toEqual(['portal', 'credit-china']);
    expect(to('individual-business')).toEqual(['portal', 'credit-china', 'necips']);
  });

  it.each([
    ['simple-procedure', { procedure: 'simple-penalty' }],
    ['warning-only', { measures: [{ kind: 'warning' }] }],
    ['minor', { party: 'natural-person', minor: true }],
    ['minor-tier', { measures: [{ kind: 'public-criticism' }] }],
    ['no-penalty', { measures: [] }],
  ] as const)('publishes nothing: %s (pitfall 7)', (rule, more) => {
    expect(planPublications(decision(more))).toMatchObject({ publications: [], withheld: { rule } });
  });

  it('a warning beside a fine is published', () => {
    const measures = [{ kind: 'warning' }, { kind: 'fine', amount: 1 }] as const;
    expect(planPublications(decision({ measures })).publications).toHaveLength(3);
  });

  it('flags a due day that leans on an unpublished year', () => {
    expect(
      planPublications(decision({ decisionDate: '2026-12-10' })).publications.map((p) => p.provisional),
    ).toEqual([false, false, true]);
  });
});

describe('how long', () => {
  const term = (decisionDate: string, measures: PenaltyDecision['measures'], publishedOn = decisionDate) =>
    displayTerm({ decisionDate, measures, party: 'enterprise', publishedOn });
  const fine = [{ kind: 'fine', amount: 500_000 }] as const;
  const large = [{ kind: 'fine', amount: 20_000_000 }] as const;

  it('by the regime of the decision date, counted from the right day (pitfalls 4 and 5)', () => {
    expect(term('2025-12-24', large, '2026-01-05')).toMatchObject({
      until: '2029-01-05',
      countFrom: 'publication',
    });
    expect(term('2025-12-24', fine, '2026-01-05')).toMatchObject({ tier: 'minor', until: '2026-04-05' });
    expect(term('2025-12-25', large, '2026-01-05')).toMatchObject({
      until: '2027-01-05',
      countFrom: 'publication',
    });
    expect(term('2026-04-01', large, '2026-04-10')).toMatchObject({
      until: '2027-04-01',
      countFrom: 'decision',
    });
  });

  it('serious measures longer, a restriction as long as it lasts', () => {
    expect(term('2026-05-06', [{ kind: 'order-suspension' }]).until).toBe('2029-05-06');
    expect(term('2026-05-06', [{ kind: 'bar-from-trade', until: '2031-05-06' }]).until).toBe('2031-05-06');
    expect(term('2026-05-06', [{ kind: 'bar-from-trade', until: '2027-05-06' }]).until).toBe('2029-05-06');
    expect(term('2025-05-06', [{ kind: 'revoke-licence' }]).repairFrom).toBeUndefined();
  });

  it('has no five-year tier in any regime (pitfall 5)', () => {
    const months = displayRegimes.flatMap(({ value }) =>
      Object.values(value.terms).map(({ maxMonths }) => maxMonths),
    );
    expect(Math.max(...months)).toBe(36);
  });
});
