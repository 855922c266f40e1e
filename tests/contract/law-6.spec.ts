import { describe, expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import * as statute from '@sanzhi/statute';
import { repository, textOf } from './deployed-services.ts';

type Rule = statute.Parameter<unknown>;
const isRule = (thing: unknown): thing is Rule =>
  typeof thing === 'object' &&
  thing !== null &&
  'value' in thing &&
  'basis' in thing &&
  typeof thing.basis === 'object';

/** Every list of dated rules that the library of the law gives away, with the way to it. */
const rulesIn = (thing: unknown, path: string): [string, Rule[]][] => {
  if (typeof thing !== 'object' || thing === null) return [];
  const list: unknown[] = Array.isArray(thing) ? thing : [];
  if (list.length > 0 && list.every(isRule)) return [[path, list]];
  return Object.entries(thing).flatMap(([key, value]) => rulesIn(value, `${path}.${key}`));
};
const lists = Object.entries(statute).flatMap(([name, value]) => rulesIn(value, name));

/** What is wrong with a rule that shall be data: nothing, when it says by which law, where and from when. */
const faultsOf = (rule: unknown): string[] => {
  if (!isRule(rule)) return ['no value with its basis'];
  const { basis, region, from, to } = rule;
  return [
    ...(basis.zh && basis.article ? [] : ['basis']),
    ...(/^\d{6}$/.test(region) ? [] : ['region']),
    ...(/^\d{4}-\d\d-\d\d$/.test(from) ? [] : ['from']),
    ...((to ?? '9999-12-31') >= from ? [] : ['to']),
  ];
};

describe('law 6: the law is data', () => {
  it('law 6: there are rules to look at', () => {
    expect(lists.map(([path]) => path)).toEqual(expect.arrayContaining(['archivePeriods.permanent']));
    expect(lists.length).toBeGreaterThan(30);
  });

  it.each(lists)('law 6: %s: each value has its basis, region and first day', (_, rules) => {
    expect(rules.flatMap(faultsOf)).toEqual([]);
  });

  it.each(statute.activities)(
    'law 6: what is recorded of %s is data: in force, cited and dated',
    (activity) => {
      const rows = statute.recordingMatrix[activity];
      expect(rows.flatMap(faultsOf)).toEqual([]);
      const law = statute.lawFor('114311280064218500', '2026-02-10T01:00:00Z');
      expect(law).toEqual({ on: '2026-02-10', region: '431128' });
      expect(rows).toContain(statute.recordingRule(activity, law));
      expect(() => statute.recordingRule(activity, { ...law, on: '2018-12-04' })).toThrow(
        'statute.no-rule-in-force',
      );
    },
  );

  const [row] = statute.recordingMatrix.hearing;
  const planted: [string, unknown][] = [
    ['no basis', { ...row, basis: undefined }],
    ['an empty basis', { ...row, basis: { zh: '', article: '' } }],
    ['no first day', { ...row, from: undefined }],
    ['no region', { ...row, region: undefined }],
    ['an end before its beginning', { ...row, to: '2001-01-01' }],
    ['the bare rule, as it stood before', row?.value],
  ];
  it.each(planted)('law 6: a row with %s is refused', (_, rule) => {
    expect(faultsOf(rule)).not.toEqual([]);
    expect(faultsOf(row)).toEqual([]);
  });

  const code = globSync('services/*/src/**/*.ts', { cwd: repository }).filter(
    (path) => !/\.(spec|contract)\.ts$|\/memory-/.test(path),
  );
  /** What a number of law looks like where it must not stand: so many days, months, years, or an amount of money. */
  const numbers = [
    /\b(?:plus|add|after|minus)\w*\([^()\n]*,\s*(?:[2-9]|\d{2,})\)/,
    /\b(?:days|months|years|workingDays):\s*\d/,
    /\b\d+\s*\*\s*(?:dayMs|day\b|86_?400_?000)/,
    /\b(?:amount|fine|threshold)\w*\s*(?:>=?|<=?|===)\s*\d{2,}/,
  ];
  /** Conveniences of ours, which no law gives: for how long a share stays open when nothing else is said. */
  const ours = ['services/evidence/src/custody/domain/access.ts'];

  it('law 6: no service counts days, months, years or money of its own', () => {
    expect(code.length).toBeGreaterThan(300);
    const found = code.flatMap((path) =>
      textOf(path)
        .split('\n')
        .filter((line) => numbers.some((number) => number.test(line)))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(found.filter((line) => !ours.some((path) => line.startsWith(path)))).toEqual([]);
  });

  it('law 6: the search for them finds what it shall find', () => {
    const planted = [
      'plusWorkingDays(day, 7)',
      'limit = { days: 15 }',
      'soon = 30 * day',
      'amount >= 100_000',
    ];
    expect(planted.filter((line) => !numbers.some((number) => number.test(line)))).toEqual([]);
  });
});
