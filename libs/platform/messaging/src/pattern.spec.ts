import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matches } from './pattern.ts';

it.each([
  ['#', 'review.clearance.granted.v1', true],
  ['review.#', 'review.clearance.granted.v1', true],
  ['review.#', 'review', true],
  ['review.#', 'reviewer.clearance', false],
  ['*.clearance.*.v1', 'review.clearance.granted.v1', true],
  ['*.clearance.v1', 'review.clearance.granted.v1', false],
  ['#.v1', 'review.clearance.granted.v1', true],
  ['#.granted.#', 'review.clearance.granted.v1', true],
  ['review.clearance.granted.v1', 'review.clearance.granted.v1', true],
  ['review.clearance.granted.v1', 'review.clearance.granted.v2', false],
  ['*', '', true],
])('%s on %s: %s', (binding, key, expected) => expect(matches(binding, key)).toBe(expected));

it('puts # for any run of words and * for any word', () => {
  const word = fc.stringMatching(/^[a-z]{1,4}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      fc.nat(5),
      (words, from, length) => {
        const start = from % words.length;
        const run = [...words.slice(0, start), '#', ...words.slice(start + length)];
        expect(matches(run.join('.'), words.join('.'))).toBe(true);
        expect(matches(words.toSpliced(start, 1, '*').join('.'), words.join('.'))).toBe(true);
        expect(matches(words.toSpliced(start, 1).join('.'), words.join('.'))).toBe(false);
      },
    ),
  );
});
