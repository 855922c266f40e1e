import { expect, it } from '@jest/globals';
import { shareStateOf } from './share-state.ts';

const share = { recipient: '新田县人民法院', left: 2, used: [], issued: true, blocked: false };
const until = '2026-02-17T09:00:00+08:00';
const now = new Date('2026-02-10T09:00:00+08:00');
const person = { subject: 's-1', name: '邓秀英' };

it('tells what ended a share before what it was', () => {
  expect(shareStateOf({ share, until }, now)).toBe('open');
  expect(shareStateOf({ share: { ...share, issued: false }, until }, now)).toBe('recorded');
  expect(shareStateOf({ share: { ...share, blocked: true }, until }, now)).toBe('blocked');
  expect(shareStateOf({ share, until }, new Date(until))).toBe('expired');
  expect(shareStateOf({ share: { ...share, left: 0 }, until }, new Date(until))).toBe('spent');
  const revoked = { at: until, by: person, reason: '案件撤回' };
  expect(shareStateOf({ share: { ...share, left: 0 }, until, revoked }, now)).toBe('revoked');
});
