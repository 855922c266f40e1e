import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Integrate } from './integrate.ts';
import { Publish } from './publish.ts';
import { entryAltered } from './refusals.ts';
import { Stand } from './standing.ts';
import { TooFewWitnesses } from './witness-port.ts';

type Round = Awaited<ReturnType<Integrate['round']>>;
const tree = (size: number) => ({ size, root: new Uint8Array(32), note: '' });
const idle = (size: number): Round => ({ tree: tree(size), published: [] });
const grown = (size: number): Round => ({ tree: tree(size), published: [{} as never] });

let publish: Publish | undefined;
beforeEach(() => void jest.useFakeTimers());
afterEach(async () => {
  await publish?.stop();
  jest.useRealTimers();
});
const sleep = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Each round answers what the script says next; the last line is repeated. */
const start = (script: (() => Round)[], pace = {}) => {
  const stand = new Stand();
  const times: number[] = [];
  const integrate = {
    round: async () => {
      times.push(Date.now());
      return (script[Math.min(times.length, script.length) - 1] as () => Round)();
    },
  };
  publish = new Publish(integrate, stand, { betweenMs: 200, lookMs: 400, againMs: 20, ...pace });
  publish.start();
  return { stand, times, publish };
};
const fail = (error: Error) => (): never => {
  throw error;
};
const missed = (code: string) => [{ name: 'justice.example', code, zh: '见证方未签', en: 'did not sign' }];

describe('the publisher', () => {
  it('goes at once when something is stored, but not sooner than its pace, and looks by itself', async () => {
    const { times, publish: running } = start([() => grown(1), () => idle(1)]);
    await sleep(20);
    expect(times).toHaveLength(1);
    running.wake();
    await sleep(100);
    expect(times).toHaveLength(1);
    await sleep(150);
    expect(times).toHaveLength(2);
    running.wake();
    await sleep(20);
    expect(times).toHaveLength(3);
    await sleep(480);
    expect(times.length).toBeGreaterThanOrEqual(4);
  });

  it('says what it waits for, naming each witness, and goes on by itself', async () => {
    const quorum = fail(new TooFewWitnesses(1, 0, missed('ledger.witness.away')));
    const { stand } = start([() => grown(4), quorum, quorum, () => grown(9)], { betweenMs: 0, lookMs: 1 });
    const seen: string[] = [];
    stand.onChange(({ state, size, words }) => seen.push(`${state} ${size} ${words?.en ?? ''}`));
    await sleep(150);
    expect(seen.some((line) => line.startsWith('waiting 4') && line.includes('justice.example'))).toBe(true);
    expect(stand.now).toMatchObject({ state: 'publishing', size: 9 });
    expect(seen.some((line) => line.startsWith('refused'))).toBe(false);
  });

  it('raises the alarm when something was altered', async () => {
    const { stand } = start([() => grown(4), fail(entryAltered(2))], { betweenMs: 0, lookMs: 1 });
    await sleep(80);
    expect(stand.now).toMatchObject({ state: 'refused', code: 'ledger.entry-altered', size: 4 });
  });

  it('raises the alarm when a witness goes on to say that it saw another history', async () => {
    const fork = fail(new TooFewWitnesses(1, 0, missed('ledger.witness.fork')));
    const { stand, times } = start([fork], { lookMs: 10 });
    const states: string[] = [];
    stand.onChange(({ state }) => states.push(state));
    await sleep(1_000);
    expect(states.slice(0, 3)).toEqual(['waiting', 'waiting', 'refused']);
    expect(times.length).toBeGreaterThanOrEqual(3);
  });
});
