import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addCalendarDays,
  addWorkingDays,
  civilDate,
  civilDateOf,
  clockTimeOf,
  daysBetween,
  isWorkingDay,
  plusDays,
  plusMonths,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './calendar.ts';

describe('working days', () => {
  it.each([
    ['2026-02-09', 5, '2026-02-14'],
    ['2026-02-09', 7, '2026-02-25'],
    ['2026-02-09', 10, '2026-02-28'],
    ['2026-02-09', 20, '2026-03-13'],
    ['2026-04-28', 7, '2026-05-11'],
    ['2026-04-28', 20, '2026-05-28'],
  ])('%s + %i working days = %s, the start day not counted', (start, n, expected) => {
    expect(addWorkingDays(start, n)).toEqual({ date: expected, provisional: false });
  });

  it.each([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
    '2025-01-26',
    '2025-10-11',
  ])('%s is a weekend day that works (调休)', (day) => {
    expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(isWorkingDay(day)).toBe(true);
  });

  it.each([
    '2026-01-02',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-05',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ])('%s is off by the notice', (day) => expect(isWorkingDay(day)).toBe(false));

  it('flags a day that leans on a year whose notice is unpublished', () => {
    expect(addWorkingDays('2026-12-25', 7)).toEqual({ date: '2027-01-06', provisional: true });
    expect(addWorkingDays('2026-12-25', 3).provisional).toBe(false);
  });

  it('rolls a last day in a holiday behind it, a weekend only on request', () => {
    expect(addCalendarDays('2026-09-17', 15)).toEqual({ date: '2026-10-02', provisional: false });
    expect(addCalendarDays('2026-09-17', 15, { roll: 'statutory-holiday' }).date).toBe('2026-10-08');
    expect(addCalendarDays('2026-03-06', 15, { roll: 'statutory-holiday' }).date).toBe('2026-03-21');
    expect(addCalendarDays('2026-03-06', 15, { roll: 'rest-day' }).date).toBe('2026-03-23');
  });

  it('knows the day and the time in Shanghai, whatever the machine', () => {
    expect(clockTimeOf(new Date('2026-02-08T16:00:00Z'))).toBe('00:00');
    expect(clockTimeOf(new Date('2026-02-08T00:30:59Z'))).toBe('08:30');
    expect(civilDateOf(new Date('2026-02-08T16:00:00Z'))).toBe('2026-02-09');
    expect(civilDateOf(new Date('2026-02-08T15:59:59Z'))).toBe('2026-02-08');
  });

  it('refuses days that do not exist', () => {
    expect(() => civilDate('2026-02-29')).toThrow('statute.no-such-day');
    expect(() => civilDate('2026-2-9')).toThrow('statute.no-such-day');
    expect(() => addWorkingDays('garbage', 1)).toThrow('statute.no-such-day');
  });

  it('keeps to the last day of a shorter month', () => {
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(plusMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28');
  });
});

const day2025or2026 = fc.integer({ min: 0, max: 700 }).map((n) => plusDays('2025-01-01', n));

describe('for any day', () => {
  it('counting n working days lands on a working day n working days on', () => {
    fc.assert(
      fc.property(day2025or2026, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const { date } = addWorkingDays(start, n);
        expect(isWorkingDay(date)).toBe(true);
        expect(workingDaysBetween(start, date)).toBe(n);
        expect(workingDaysBetween(date, start)).toBe(-n);
      }),
    );
  });

  it('counting in two steps from working days is counting once', () => {
    fc.assert(
      fc.property(day2025or2026, fc.nat(20), fc.nat(20), (start, a, b) => {
        expect(addWorkingDays(addWorkingDays(start, a).date, b).date).toBe(addWorkingDays(start, a + b).date);
      }),
    );
  });

  it('a later start never gives an earlier end', () => {
    fc.assert(
      fc.property(day2025or2026, fc.nat(30), fc.integer({ min: 1, max: 30 }), (start, later, n) => {
        expect(addWorkingDays(plusDays(start, later), n).date >= addWorkingDays(start, n).date).toBe(true);
      }),
    );
  });

  it('the last working day before is never later, never more than nine days away', () => {
    fc.assert(
      fc.property(day2025or2026, (day) => {
        const last = workingDayOnOrBefore(day);
        expect(last <= day && isWorkingDay(last) && daysBetween(last, day) <= 9).toBe(true);
      }),
    );
  });
});
