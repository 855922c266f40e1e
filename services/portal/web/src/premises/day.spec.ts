import { describe, expect, it } from '@jest/globals';
import { inOrder, inTheWay, placeInDay, spanOf, stateOf, type Slot } from './day.ts';

const slot = (from: string, to: string, rest: Partial<Slot> = {}): Slot => ({
  id: `${from}-${to}`,
  room: 'r-1',
  roomName: '第一询问室',
  schedule: 'd-1',
  matter: 'm-1',
  purpose: 'inquiry',
  by: { subject: 's-1', name: '陈远志' },
  from: `2026-02-10T${from}:00+08:00`,
  to: `2026-02-10T${to}:00+08:00`,
  ...rest,
});
const early = slot('08:30', '10:00');
const late = slot('14:00', '16:00');

describe('the day of a room', () => {
  it('says that a film is missing until somebody has approved why', () => {
    const missing = { since: '2026-02-11T16:00:00+08:00', reason: '断电' };
    expect(stateOf(early)).toBe('booked');
    expect(stateOf({ ...early, missing })).toBe('missing');
    expect(stateOf({ ...early, missing: { ...missing, approvedBy: early.by } })).toBe('booked');
    expect(stateOf({ ...early, cancelled: { reason: '改期' } })).toBe('cancelled');
  });

  it('is told in order, in hours of Beijing', () => {
    expect(inOrder([late, early])).toEqual([early, late]);
    expect(spanOf(early)).toBe('08:30–10:00');
    expect(spanOf({ from: '2026-02-10T22:00:00+08:00', to: '2026-02-11T00:00:00+08:00' })).toBe(
      '22:00–24:00',
    );
  });

  it('names what stands in the way, not what touches it or was cancelled', () => {
    const all = [late, early, slot('11:00', '12:00', { cancelled: { reason: '改期' } })];
    const asked = (from: string, to: string) =>
      inTheWay(all, `2026-02-10T${from}:00+08:00`, `2026-02-10T${to}:00+08:00`);
    expect(asked('09:59', '14:01')).toEqual([early, late]);
    expect(asked('10:00', '14:00')).toEqual([]);
    expect(inTheWay(all, undefined, '2026-02-10T14:00:00+08:00')).toEqual([]);
  });

  it('has its place on the line of twenty-four hours', () => {
    expect(placeInDay(slot('06:00', '12:00'))).toEqual({ left: 25, width: 25 });
  });
});
