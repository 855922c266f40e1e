import { expect, it } from '@jest/globals';
import type { RecordingView } from '@sanzhi/contracts';
import { grouped, percentOf } from './grouped.ts';
import { isTyping, placeOf } from './mark-place.ts';

const one = (id: string, from?: string) =>
  ({ id, ...(from ? { derivedFrom: { recording: from, kind: 'redacted' } } : {}) }) as RecordingView;

it('lists copies under their original, and one without it by itself', () => {
  const found = grouped([one('a'), one('b', 'a'), one('c', 'elsewhere'), one('d', 'a')]);
  expect(found.map(({ original, copies }) => [original.id, copies.map(({ id }) => id)])).toEqual([
    ['a', ['b', 'd']],
    ['c', []],
  ]);
});

it('says how far the examination is, also of what has no bytes', () => {
  expect(percentOf({ doneBytes: 50, totalBytes: 200 })).toBe(25);
  expect(percentOf({ doneBytes: 300, totalBytes: 200 })).toBe(100);
  expect(percentOf({ doneBytes: 0, totalBytes: 0 })).toBe(0);
});

it('places a mark on the line and within it', () => {
  expect(placeOf(30, 120)).toBe('25.00%');
  expect(placeOf(500, 120)).toBe('100.00%');
  expect(placeOf(3, 0)).toBe('100.00%');
  expect(isTyping(undefined)).toBe(false);
});
