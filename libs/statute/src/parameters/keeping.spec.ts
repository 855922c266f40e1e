import { expect, test } from '@jest/globals';
import { archiveClassOf, archiveClasses, fixityInterval, keptUntil, longerClass } from './keeping.ts';
import { retainedUntil } from './retention.ts';

test('a class never keeps shorter than the class of the record it stands for', () => {
  for (const retention of ['long', 'case-file', 'six-months'] as const)
    expect(keptUntil(archiveClassOf[retention], '2026-02-09')).toBe(retainedUntil(retention, '2026-02-09'));
  expect(keptUntil('10-years', '2028-02-29')).toBe('2038-02-28');
});

test('of two classes the longer counts, whichever comes first', () => {
  expect(longerClass('10-years', '30-years')).toBe('30-years');
  expect(longerClass('30-years', '10-years')).toBe('30-years');
  expect(longerClass('six-months', 'permanent')).toBe('permanent');
});

test('every class has a period and an interval of checks', () => {
  for (const one of archiveClasses) {
    expect(keptUntil(one, '2026-02-09') > '2026-02-09').toBe(true);
    expect(fixityInterval(one, '2026-02-09')).toBeGreaterThan(0);
  }
});
