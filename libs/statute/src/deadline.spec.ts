import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, plusDays } from './calendar.ts';
import { deadline, remaining, warningLevel } from './deadline.ts';

const on = '2026-03-02';

describe('limits of the law', () => {
  it('counts 3, 5, 7 days as working days and 15, 30, 90 as calendar days (pitfall 1)', () => {
    const units = (
      ['withdrawal', 'statement', 'service', 'payment', 'seizure', 'penalty-overall'] as const
    ).map((kind) => deadline({ kind, start: on, on }).unit);
    expect(units).toEqual([
      'working-day',
      'working-day',
      'working-day',
      'calendar-day',
      'calendar-day',
      'calendar-day',
    ]);
  });

  it('counts make-up days and leaves out the start day (pitfalls 2 and 3)', () => {
    expect(deadline({ kind: 'statement', start: '2026-02-09', on }).due).toBe('2026-02-14');
  });

  it('seizure does not roll over: thirty days in Spring Festival are to be used by the last working day before (pitfall 17)', () => {
    const clock = deadline({ kind: 'seizure', start: '2026-01-19', on: '2026-01-19' });
    expect(clock).toMatchObject({ due: '2026-02-18', actBy: '2026-02-14' });
    expect(warningLevel(clock, '2026-02-13')).toBe('one-day');
  });

  it('preservation ends by itself after seven working days (pitfall 17)', () => {
    const clock = deadline({ kind: 'preservation', start: '2026-02-09', on });
    expect(clock.due).toBe('2026-02-25');
    expect(warningLevel(clock, '2026-02-26')).toBe('overdue');
  });

  it('announcement takes thirty days now, sixty before the amendment (pitfall 27)', () => {
    expect(deadline({ kind: 'service-announcement', start: '2026-03-02', on }).due).toBe('2026-04-01');
    expect(deadline({ kind: 'service-announcement', start: '2022-03-02', on }).due).toBe('2022-05-05');
  });

  it('payment ending in a holiday rolls behind it', () => {
    expect(deadline({ kind: 'payment', start: '2026-09-17', on }).due).toBe('2026-10-08');
  });
});

describe('pauses', () => {
  it('the 90 days stand still for hearing and testing, never for review or a supplement (pitfall 18)', () => {
    const plain = deadline({ kind: 'penalty-overall', start: on, on }).due;
    expect(plain).toBe('2026-05-31');
    const stopped = deadline({
      kind: 'penalty-overall',
      start: on,
      on,
      pauses: [
        { reason: 'testing', from: '2026-03-10', to: '2026-03-20' },
        { reason: 'hearing', from: '2026-04-01', to: '2026-04-06' },
      ],
    });
    expect(stopped.due).toBe(plusDays('2026-05-31', 15));
    const reviewed = deadline({
      kind: 'penalty-overall',
      start: on,
      on,
      pauses: [{ reason: 'supplement', from: '2026-03-10', to: '2026-03-20' }],
    });
    expect(reviewed.due).toBe(plain);
  });

  it('an open supplement stops the review clock until today', () => {
    const pauses = [{ reason: 'supplement', from: '2026-03-04' } as const];
    const clock = deadline({ kind: 'legal-review', start: '2026-03-02', on: '2026-03-11', pauses });
    expect(clock).toMatchObject({ paused: true, due: addWorkingDays('2026-03-11', 8).date });
    const resumed = deadline({
      kind: 'legal-review',
      start: '2026-03-02',
      on: '2026-03-12',
      pauses: [{ reason: 'supplement', from: '2026-03-04', to: '2026-03-11' }],
    });
    expect(resumed).toMatchObject({ paused: false, due: clock.due });
  });

  it('a pause never brings the end forward, and overlapping pauses count once', () => {
    const days = fc.tuple(fc.nat(60), fc.nat(20));
    fc.assert(
      fc.property(days, days, (a, b) => {
        const pause = ([from, length]: [number, number]) => ({
          reason: 'testing' as const,
          from: plusDays(on, from),
          to: plusDays(on, from + length),
        });
        const due = (...pauses: ReturnType<typeof pause>[]) =>
          deadline({ kind: 'seizure', start: on, on, pauses }).due;
        expect(due(pause(a)) >= due()).toBe(true);
        expect(due(pause(a), pause(b)) >= due(pause(a))).toBe(true);
        expect(due(pause(a), pause(a))).toBe(due(pause(a)));
      }),
    );
  });
});

describe('extensions', () => {
  it('adds thirty days by the leader, then what the leaders decide together', () => {
    const extended = deadline({
      kind: 'penalty-overall',
      start: on,
      on,
      extensions: [
        { days: 30, by: 'leader' },
        { days: 45, by: 'collective' },
      ],
    });
    expect(extended.due).toBe(plusDays(on, 165));
  });

  it.each([
    ['longer than the law allows', 'seizure', [{ days: 31, by: 'leader' }]],
    [
      'a second one',
      'seizure',
      [
        { days: 30, by: 'leader' },
        { days: 1, by: 'leader' },
      ],
    ],
    ['by the wrong person', 'penalty-overall', [{ days: 30, by: 'collective' }]],
    ['of a limit without any', 'statement', [{ days: 1, by: 'leader' }]],
    ['that shortens', 'seizure', [{ days: -5, by: 'leader' }]],
  ] as const)('refuses one %s', (_, kind, extensions) => {
    expect(() => deadline({ kind, start: on, on, extensions })).toThrow('statute.extension-not-allowed');
  });
});

describe('what is left', () => {
  const clock = deadline({ kind: 'legal-review', start: '2026-03-02', on });

  it.each([
    ['2026-03-02', 10, 'none'],
    ['2026-03-06', 6, 'none'],
    ['2026-03-09', 5, 'half'],
    ['2026-03-12', 2, 'two-days'],
    ['2026-03-13', 1, 'one-day'],
    ['2026-03-16', 0, 'one-day'],
    ['2026-03-17', -1, 'overdue'],
  ] as const)('on %s: %i working days, %s', (today, left, level) => {
    expect(remaining(clock, today)).toBe(left);
    expect(warningLevel(clock, today)).toBe(level);
  });

  it('a limit of working days always ends on one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (n) => {
        const { due } = deadline({ kind: 'service', start: plusDays('2025-01-01', n), on });
        expect(isWorkingDay(due)).toBe(true);
      }),
    );
  });

  it('is provisional when it leans on an unpublished year', () => {
    expect(deadline({ kind: 'necips', start: '2026-12-14', on }).provisional).toBe(true);
    expect(deadline({ kind: 'court-application', start: '2026-12-14', on }).provisional).toBe(false);
  });
});
