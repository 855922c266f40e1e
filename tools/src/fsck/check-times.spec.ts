import { describe, expect, it } from '@jest/globals';
import { Times } from './check-times.ts';
import { Findings } from './findings.ts';

const day = 86_400_000;
const start = Date.parse('2026-03-02T08:00:00Z');
const at = (days: number): Date => new Date(start + days * day);

/** Entries by `said`, checkpoints by `public`, in the order of the ledger; days since the start. */
type Step = { said: number; source?: string } | { public: number };
const judged = (steps: readonly Step[], clockMoves = false): string[] => {
  const findings = new Findings();
  const times = new Times(findings, { clockMoves });
  let outside: Date | undefined;
  let index = 0;
  for (const step of steps)
    if ('public' in step) outside = at(step.public);
    else {
      const { said, source = '/sanzhi/evidence' } = step;
      times.see({ _id: `e${index}`, index, source, time: at(said).toISOString() }, outside);
      index += 1;
    }
  const { differences, notes } = findings;
  return [...differences, ...notes].map(({ code, place }) => `${code} ${place}`);
};
/** A service that says something each day, and is public at once. */
const daily = (from: number, to: number): Step[] =>
  Array.from({ length: to - from }, (_, i) => [{ said: from + i }, { public: from + i + 0.001 }]).flat();

describe('law 3: the time that an entry tells', () => {
  it('is not before others of its service that have long been public', () => {
    expect(judged([...daily(0, 5), { said: 0.5 }])).toEqual(['entry.back-dated entry 5 (e5)']);
    expect(judged([...daily(0, 5), { said: -365 }])).toEqual(['entry.back-dated entry 5 (e5)']);
  });

  it('may be, where all of the service waited for a broker that was away, in whatever order it comes', () => {
    const backlog: Step[] = [{ said: 9.9 }, { said: 6 }, { said: 5.1 }, { said: 5.2 }, { said: 9 }];
    const others = (from: number, to: number): Step[] =>
      daily(from, to).map((step) => ('said' in step ? { ...step, source: '/sanzhi/review' } : step));
    const found = judged([...daily(0, 6), ...others(6, 9), ...backlog, { public: 10 }, ...daily(10, 12)]);
    expect(found.filter((line) => !line.startsWith('entry.late'))).toEqual([]);
    expect(found.length).toBeGreaterThan(2);
  });

  it('may be, where one came a while after the rest', () => {
    expect(judged([...daily(0, 5), { said: 4 }])).toEqual([]);
    expect(judged([...daily(0, 5), { said: 3.5 }])).toEqual(['entry.late entry 5 (e5)']);
  });

  it('is not judged by what says to come from the future', () => {
    expect(judged([{ said: 0 }, { said: 400 }, { public: 0.001 }, { public: 3 }, { said: 0.1 }])).toEqual([
      'entry.late entry 2 (e2)',
    ]);
  });

  it('is only told of where the clock of the services is a test clock', () => {
    expect(judged([...daily(0, 5), { said: -365 }], true)).toEqual(['entry.late entry 5 (e5)']);
  });

  it('is not judged without a time from outside', () => {
    expect(judged([{ said: 5 }, { said: 0 }])).toEqual([]);
  });
});
