import { expect, test } from '@jest/globals';
import { archiveClasses, fixityInterval, keptUntil, longerClass, retainedUntil } from './keeping.ts';

test('evidence is kept as long as the case file, what is permanent for a century, other records half a year', () => {
  expect(retainedUntil('case-file', '2026-02-09')).toBe('2056-02-09');
  expect(retainedUntil('case-file', '2028-02-29')).toBe('2058-02-28');
  expect(retainedUntil('long', '2026-02-09')).toBe('2126-02-09');
  expect(retainedUntil('six-months', '2026-08-31')).toBe('2027-02-28');
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
