import { expect, it } from '@jest/globals';
import { asLines, linesOf } from './lines-of.ts';

it('takes seal numbers as people paste them, each once', () => {
  expect(linesOf(' A001，A002、A003\nA001; A004 ')).toEqual(['A001', 'A002', 'A003', 'A004']);
  expect(linesOf(undefined)).toEqual([]);
  expect(asLines('seals', 'people')({ seals: '甲1', reason: '加封' })).toEqual({
    seals: ['甲1'],
    people: [],
    reason: '加封',
  });
});
