import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, derivedId, digestOf, fileClock } from './index.ts';

const shuffled = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([k, v]) => [k, shuffled(v)]),
      )
    : Array.isArray(value)
      ? value.map(shuffled)
      : value;

describe('canonical JSON (RFC 8785)', () => {
  it('writes the sample of RFC 8785 section 3.2.3', () => {
    expect(
      canonicalJson({
        numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => digestOf(value) === digestOf(shuffled(value))));
  });
  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ a: NaN })).toThrow();
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });
});

it('derives the same id from the same parts, and keeps parts apart', () => {
  expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'));
  expect(derivedId('a', 'b')).not.toBe(derivedId('ab'));
});

it('moves the clock by what the file says, and not at all without one', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'clock-')), 'offset');
  expect(Math.abs(fileClock(path).now().getTime() - Date.now())).toBeLessThan(1000);
  writeFileSync(path, String(-86_400_000));
  expect(Math.abs(fileClock(path).now().getTime() - Date.now() + 86_400_000)).toBeLessThan(1000);
});
