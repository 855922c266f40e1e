import { describe, expect, it } from '@jest/globals';
import { inForce, regionChain, type Parameter } from './parameter.ts';
import { by } from './laws.ts';
import { deadlineRules } from './parameters/deadlines.ts';

const rule = (value: number, region: string, from: string, to?: string): Parameter<number> => ({
  value,
  basis: by('local', '测试'),
  region,
  from,
  ...(to ? { to } : {}),
});

describe('a rule in force', () => {
  const rules = [
    rule(1, '000000', '2020-01-01', '2025-12-24'),
    rule(2, '000000', '2025-12-25'),
    rule(3, '430000', '2026-01-01'),
    rule(4, '431128', '2026-06-01'),
  ];
  const value = (on: string, region?: string) => inForce(rules, { on, ...(region ? { region } : {}) }).value;

  it('walks from the county up to the country', () => {
    expect(regionChain('431128')).toEqual(['431128', '431100', '430000', '000000']);
    expect(regionChain('000000')).toEqual(['000000']);
  });

  it.each([
    ['2025-12-24', undefined, 1],
    ['2025-12-25', undefined, 2],
    ['2025-12-31', '431128', 2],
    ['2026-01-01', '431128', 3],
    ['2026-06-01', '431128', 4],
    ['2026-06-01', '431100', 3],
    ['2026-06-01', '110000', 2],
  ])('on %s in %s it is %i', (on, region, expected) => expect(value(on, region)).toBe(expected));

  it('says so when there is none', () => {
    expect(() => value('2019-12-31')).toThrow('statute.no-rule-in-force');
  });

  it('leaves unconfirmed rules aside until asked', () => {
    const more = [...rules, { ...rule(5, '431128', '2026-07-01'), unconfirmed: true as const }];
    expect(inForce(more, { on: '2026-08-01', region: '431128' }).value).toBe(4);
    expect(inForce(more, { on: '2026-08-01', region: '431128', unconfirmed: true }).value).toBe(5);
  });
});

describe('the limits as data', () => {
  it.each(Object.entries(deadlineRules))('%s: cited, positive, one rule at a time', (_, { rules }) => {
    for (const { value, basis } of rules) {
      expect(basis.zh && basis.article).toBeTruthy();
      expect(value.days).toBeGreaterThan(0);
    }
    const spans = rules.map(({ from, to }) => [from, to ?? '9999-12-31'] as const).sort();
    spans.slice(1).forEach(([from], i) => expect(from > (spans[i]?.[1] ?? '')).toBe(true));
  });
});
