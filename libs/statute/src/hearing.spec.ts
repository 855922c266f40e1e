import { describe, expect, it } from '@jest/globals';
import { cashCollectionAllowed, hearingGrounds, simpleProcedureAllowed, surcharge } from './hearing.ts';

const where = { on: '2026-03-02', region: '431128' };

describe('right to a hearing', () => {
  it('begins at the line itself', () => {
    expect(hearingGrounds([{ kind: 'fine', amount: 10_000_000 }], 'enterprise', where)).toHaveLength(1);
    expect(hearingGrounds([{ kind: 'fine', amount: 9_999_999 }], 'enterprise', where)).toEqual([]);
    expect(hearingGrounds([{ kind: 'fine', amount: 1_000_000 }], 'individual-business', where)).toHaveLength(
      1,
    );
  });

  it('follows the lower provincial figure once the agency confirms it', () => {
    const measures = [{ kind: 'fine', amount: 2_000_000 }] as const;
    expect(hearingGrounds(measures, 'enterprise', where)).toEqual([]);
    expect(hearingGrounds(measures, 'enterprise', { ...where, unconfirmed: true })).toHaveLength(1);
    expect(hearingGrounds(measures, 'enterprise', { ...where, region: '110000', unconfirmed: true })).toEqual(
      [],
    );
  });

  it('comes with heavy measures whatever the amount, not with a warning', () => {
    expect(hearingGrounds([{ kind: 'revoke-licence' }], 'enterprise', where)).toMatchObject([
      { article: '第六十三条' },
    ]);
    expect(hearingGrounds([{ kind: 'warning' }], 'enterprise', where)).toEqual([]);
  });
});

describe('on the spot', () => {
  it.each([
    ['natural-person', 20_000, true],
    ['natural-person', 20_001, false],
    ['individual-business', 20_001, false],
    ['enterprise', 300_000, true],
    ['enterprise', 300_001, false],
  ] as const)('%s, %i fen: %s', (party, amount, allowed) => {
    expect(simpleProcedureAllowed([{ kind: 'fine', amount }], party, where)).toBe(allowed);
  });

  it('never with another measure, and not with none', () => {
    expect(simpleProcedureAllowed([{ kind: 'warning' }], 'enterprise', where)).toBe(true);
    expect(simpleProcedureAllowed([{ kind: 'confiscate-goods', amount: 1 }], 'enterprise', where)).toBe(
      false,
    );
    expect(simpleProcedureAllowed([], 'enterprise', where)).toBe(false);
    expect([cashCollectionAllowed(10_000, where), cashCollectionAllowed(10_001, where)]).toEqual([
      true,
      false,
    ]);
  });
});

it('the surcharge grows by 3 % a day and stops at the fine (pitfall 28)', () => {
  expect([-1, 0, 1, 33, 34, 500].map((days) => surcharge(100_000, days, where))).toEqual([
    0, 0, 3_000, 99_000, 100_000, 100_000,
  ]);
});
