import { expect, it } from '@jest/globals';
import { isUnannounced, lacking, standingOf, type Item } from './model.ts';

const item: Item = {
  id: 'i',
  order: 1,
  owner: { subject: 's', name: '陈远志' },
  said: { matter: 'm', activity: 'service', title: '送达', place: '店内', officers: ['1', '2'] },
  medium: 'photo',
  source: 'page',
  fileName: 'photo.jpg',
  contentType: 'image/jpeg',
  startedAt: '2026-02-09T00:00:00Z',
  endedAt: '2026-02-09T00:00:00Z',
  size: 10,
  pieces: 1,
  marks: [],
  gaps: [],
  state: 'kept',
  key: 'k',
  unanswered: [],
  told: [],
};
const said = (part: Partial<Item['said']>): Item => ({ ...item, said: { ...item.said, ...part } });

it.each([
  ['the matter', said({ matter: undefined })],
  ['the activity', said({ activity: undefined })],
  ['the officers present (two or more)', said({ officers: ['1'] })],
  ['the place', said({ place: '  ' })],
])('is not announced without %s', (words, lacks) => {
  expect(lacking(lacks).map(({ en }) => en)).toEqual([words]);
  expect(standingOf(lacks, undefined)).toBe('incomplete');
});

it('says at every moment where it stands', () => {
  const refusal = { code: 'c', words: { zh: '', en: '' }, details: [] };
  expect(lacking(item)).toEqual([]);
  expect(standingOf(item, undefined)).toBe('on-device');
  expect(standingOf(item, { sent: 0, waiting: true })).toBe('waiting');
  expect(standingOf(item, { sent: 5, waiting: false })).toBe('uploading');
  const setBack = { words: { zh: '', en: '' }, until: 1 };
  expect(standingOf(item, { sent: 5, waiting: false, setBack })).toBe('set-back');
  expect(standingOf({ ...item, refusal }, { sent: 5, waiting: false })).toBe('refused');
  expect(standingOf({ ...item, state: 'received' }, { sent: 10, waiting: false })).toBe('received');
  expect(standingOf({ ...item, state: 'sealed' }, undefined)).toBe('sealed');
});

it('can be thrown away only while the service knows nothing of it', () => {
  expect(isUnannounced(item)).toBe(true);
  expect(isUnannounced({ ...item, recording: 'r' })).toBe(false);
  expect(isUnannounced({ ...item, state: 'recording' })).toBe(false);
});
