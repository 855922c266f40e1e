import { describe, expect, it } from '@jest/globals';
import { currentTrace, currentTraceparent, parseTraceparent, withTrace } from './trace.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = `00-${trace}-00f067aa0ba902b7-01`;

describe('traceparent', () => {
  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['upper case', parent.toUpperCase()],
    ['a zero trace', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a zero span', `00-${trace}-${'0'.repeat(16)}-01`],
    ['version ff', parent.replace(/^00/, 'ff')],
    ['version 00 with more behind it', `${parent}-more`],
  ])('%s is not one', (_name, text) => expect(parseTraceparent(text)).toBeUndefined());

  it('of a later version is read as far as it is known', () =>
    expect(parseTraceparent(`${parent.replace(/^00/, '01')}-more`)?.traceId).toBe(trace));

  it('is continued: same trace, new span, same flags', () =>
    withTrace(parent, () => {
      expect(currentTrace()?.traceId).toBe(trace);
      expect(currentTrace()?.spanId).not.toBe('00f067aa0ba902b7');
      expect(currentTraceparent()).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    }));

  it('begins anew when there is none, and ends with its work', async () => {
    const seen = await withTrace(undefined, async () => {
      const before = currentTraceparent();
      await new Promise(setImmediate);
      expect(currentTraceparent()).toBe(before);
      return before;
    });
    expect(parseTraceparent(seen)).toBeDefined();
    expect(currentTraceparent()).toBeUndefined();
  });
});
