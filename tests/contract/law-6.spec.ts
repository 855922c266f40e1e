import { describe, expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import * as statute from '@sanzhi/statute';
import { repository, textOf } from './deployed-services.ts';

type Rule = statute.Parameter<unknown>;
const isRule = (thing: unknown): thing is Rule =>
  typeof thing === 'object' && thing !== null && 'value' in thing && 'basis' in thing;

/** Every list of dated rules that the library of the law gives away, with the way to it. */
const rulesIn = (thing: unknown, path: string): [string, Rule[]][] => {
  if (typeof thing !== 'object' || thing === null) return [];
  const list: unknown[] = Array.isArray(thing) ? thing : [];
  if (list.length > 0 && list.every(isRule)) return [[path, list]];
  return Object.entries(thing).flatMap(([key, value]) => rulesIn(value, `${path}.${key}`));
};
const lists = Object.entries(statute).flatMap(([name, value]) => rulesIn(value, name));

describe('law 6: the law is data', () => {
  it('law 6: there are rules to look at', () => {
    expect(lists.map(([path]) => path)).toEqual(expect.arrayContaining(['archivePeriods.permanent']));
    expect(lists.length).toBeGreaterThan(30);
  });

  it.each(lists)('law 6: %s: each value has its basis, region and first day', (_, rules) => {
    for (const { basis, region, from, to } of rules) {
      expect(basis.zh.length * basis.article.length).toBeGreaterThan(0);
      expect(region).toMatch(/^\d{6}$/);
      expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect((to ?? '9999-12-31') >= from).toBe(true);
    }
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
