import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { missingParts, partCount, partSizeFor } from './parts.ts';

const largest = 5_497_558_138_880;

it('never needs more than 10,000 parts, nor a part smaller than the store takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: largest }), (size) => {
      const partSize = partSizeFor(size);
      expect(partCount({ size, partSize })).toBeLessThanOrEqual(10_000);
      expect(partSize).toBeGreaterThanOrEqual(16 * 1024 * 1024);
      expect(partSize % (1024 * 1024)).toBe(0);
    }),
  );
  expect(partSizeFor(156 * 1024 ** 3)).toBe(16 * 1024 * 1024);
});

it('names each part that is absent or short, the last by its own length', () => {
  const file = { size: 25, partSize: 10 };
  const whole = [
    { part: 1, size: 10 },
    { part: 2, size: 10 },
    { part: 3, size: 5 },
  ];
  expect(missingParts(file, whole)).toEqual([]);
  expect(
    missingParts(file, [
      { part: 1, size: 9 },
      { part: 3, size: 10 },
    ]),
  ).toEqual([1, 2, 3]);
  expect(missingParts(file, whole.slice(1))).toEqual([1]);
});
