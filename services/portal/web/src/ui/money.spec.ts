import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFen, toYuan } from './money.ts';

describe('money', () => {
  it.each([
    ['5000', 500_000],
    ['5000.5', 500_050],
    ['0.01', 1],
    ['1,234.56', 123_456],
    ['1.005', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%s yuan is %s fen', (yuan, fen) => expect(toFen(yuan)).toBe(fen));

  it('comes back as it went', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (fen) => toFen(toYuan(fen)) === fen));
  });
});
