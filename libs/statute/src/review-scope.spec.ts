import { describe, expect, it } from '@jest/globals';
import { reviewScope, type ReviewProposal } from './review-scope.ts';
import { reviewCatalogue, type CatalogueEntry } from './parameters/review-catalogue.ts';
import { reviewChecks } from './review-checks.ts';
import { by } from './laws.ts';

const on = '2026-03-02';
const proposal = (more: Partial<ReviewProposal> = {}): ReviewProposal => ({
  act: 'penalty',
  procedure: 'ordinary-penalty',
  party: 'enterprise',
  measures: [{ kind: 'fine', amount: 500_000 }],
  ...more,
});
const entries = (more: Partial<ReviewProposal>) =>
  reviewScope(proposal(more), on).reasons.map(({ entry }) => entry);

describe('which review', () => {
  it('an ordinary case outside the catalogue gets 案件审核', () => {
    expect(reviewScope(proposal(), on)).toMatchObject({ kind: 'case-review', collectiveDiscussion: false });
  });

  it('a simple case gets none, whatever its facts', () => {
    const scope = reviewScope(proposal({ procedure: 'simple-penalty', flags: ['public-interest'] }), on);
    expect(scope).toMatchObject({ kind: 'none', reasons: [{ entry: 'simple' }] });
  });

  it('the line of the law includes the number itself (pitfall 19)', () => {
    const fine = (amount: number) => entries({ measures: [{ kind: 'fine', amount }] });
    expect(fine(10_000_000)).toEqual(['large-fine']);
    expect(fine(9_999_999)).toEqual(['other-ordinary']);
  });

  it('sums confiscated income and goods (pitfall 19)', () => {
    const measures = [
      { kind: 'confiscate-income', amount: 6_000_000 },
      { kind: 'confiscate-goods', amount: 4_000_000 },
    ] as const;
    expect(entries({ measures })).toEqual(['large-confiscation']);
    expect(entries({ measures: measures.slice(0, 1) })).toEqual(['other-ordinary']);
  });

  it('an individual business stands under the line of persons (pitfall 34)', () => {
    const measures = [{ kind: 'fine', amount: 1_000_000 }] as const;
    expect(entries({ party: 'individual-business', measures })).toEqual(['large-fine']);
    expect(entries({ party: 'natural-person', measures })).toEqual(['large-fine']);
    expect(entries({ party: 'enterprise', measures })).toEqual(['other-ordinary']);
  });

  it('major rights stand alone, without a hearing, and ask for no collective discussion', () => {
    const scope = reviewScope(proposal({ flags: ['major-rights'] }), on);
    expect(scope).toMatchObject({ kind: 'legal-review', collectiveDiscussion: false });
    expect(entries({ measures: [{ kind: 'order-suspension' }] })).toEqual(['heavy-measure']);
  });

  it.each(['public-interest', 'hearing-held', 'complex', 'by-law'] as const)(
    '%s: art. 50, decided together',
    (flag) => {
      expect(reviewScope(proposal({ flags: [flag] }), on)).toMatchObject({
        kind: 'legal-review',
        collectiveDiscussion: true,
        reasons: [{ entry: flag, basis: { article: '第五十条' } }],
      });
    },
  );

  it('names every entry that holds', () => {
    expect(entries({ flags: ['complex', 'hearing-held'], measures: [{ kind: 'revoke-licence' }] })).toEqual(
      expect.arrayContaining(['complex', 'hearing-held', 'heavy-measure']),
    );
  });

  it('permits and compulsion only by the catalogue', () => {
    const permit = { act: 'permit', procedure: 'permit', measures: [] } as const;
    expect(reviewScope(proposal(permit), on).kind).toBe('none');
    expect(reviewScope(proposal({ ...permit, flags: ['permit-refused-or-revoked'] }), on).kind).toBe(
      'legal-review',
    );
    expect(reviewScope(proposal({ ...permit, flags: ['public-interest'] }), on).kind).toBe('none');
  });

  it("an agency's own entry holds in its region and from its day", () => {
    const own: CatalogueEntry = {
      value: {
        id: 'county-line',
        act: 'penalty',
        zh: '本县目录',
        en: 'County entry',
        collectiveDiscussion: false,
        amount: {
          fields: ['fine'],
          operator: '>',
          threshold: { 'natural-person': 100_000, organisation: 500_000 },
        },
      },
      basis: by('local', '县局目录'),
      region: '431128',
      from: '2026-03-01',
    };
    const kind = (more: Partial<ReviewProposal>, day = on) =>
      reviewScope(proposal(more), day, [...reviewCatalogue, own]).kind;
    const over = [{ kind: 'fine', amount: 500_001 }] as const;
    expect(kind({ region: '431128', measures: over })).toBe('legal-review');
    expect(kind({ region: '431128' })).toBe('case-review');
    expect(kind({ region: '431121', measures: over })).toBe('case-review');
    expect(kind({ region: '431128', measures: over }, '2026-02-28')).toBe('case-review');
  });
});

it('has ten checks', () => {
  expect(new Set(reviewChecks.map(({ code }) => code)).size).toBe(10);
});
