import { expect, it } from '@jest/globals';
import { retainedUntil } from './retention.ts';

it('keeps evidence as long as the case file, what is permanent for a century, other records half a year', () => {
  expect(retainedUntil('case-file', '2026-02-09')).toBe('2056-02-09');
  expect(retainedUntil('case-file', '2028-02-29')).toBe('2058-02-28');
  expect(retainedUntil('long', '2026-02-09')).toBe('2126-02-09');
  expect(retainedUntil('six-months', '2026-08-31')).toBe('2027-02-28');
});
