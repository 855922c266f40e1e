import { expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { patiently, Refusal, type Client } from './client.ts';
import { portionsOf } from './command.ts';
import { handIn } from './hand-in.ts';

const ready = {
  ...{ name: 'a.mp4', sha256: 'a'.repeat(64), path: '/none', size: 1, contentType: 'video/mp4' },
  ...{ startedAt: '2026-02-09T09:00:00Z', endedAt: '2026-02-09T09:10:00Z' },
};
const station = { device: 'DSJ-1', officer: undefined, clockOffsetMs: 0, patienceMs: 0, checkWithinMs: 0 };
const serviceThatSays = (item: object): Pick<Client, 'call'> => ({
  call: async (route) => (route.path === evidenceApi.announceItem.path ? { id: 'i' } : item) as never,
});

it('says of a file that is there and not yet judged that it is being checked, not that it was refused', async () => {
  const result = await handIn(serviceThatSays({ state: 'received' }), { batch: 'b', ready, station });
  expect(result).toMatchObject({ state: 'checking', item: 'i' });
});

it('says what the clock of the device shows now, and leaves the times that it wrote as they are', async () => {
  const asked: Record<string, unknown>[] = [];
  const client: Pick<Client, 'call'> = {
    call: async (_route, input) => {
      asked.push(input);
      return { id: 'i', state: 'checked' } as never;
    },
  };
  const before = Date.now();
  await handIn(client, { batch: 'b', ready, station: { ...station, clockOffsetMs: -90_000 } });
  const { deviceNow, startedAt } = asked[0] as { deviceNow: string; startedAt: string };
  expect(Date.parse(deviceNow)).toBeGreaterThanOrEqual(before - 90_000);
  expect(Date.parse(deviceNow)).toBeLessThanOrEqual(Date.now() - 90_000);
  expect(startedAt).toBe(ready.startedAt);
});

it('says in both languages why one was set apart', async () => {
  const fault = { words: { zh: '文件不完整', en: 'cut short' } };
  const result = await handIn(serviceThatSays({ state: 'quarantined', fault }), {
    batch: 'b',
    ready,
    station,
  });
  expect(result).toMatchObject({ state: 'refused', note: '文件不完整 cut short' });
});

it('has patience with each try, however long it took', async () => {
  const { now } = Date;
  let [tries, time] = [0, now()];
  Date.now = () => time;
  try {
    const work = async () => {
      tries += 1;
      time += 300_000;
      if (tries < 2) throw new Refusal(503, 'x', 'x');
      return 'done';
    };
    expect(await patiently(work, 1000)).toBe('done');
    await expect(patiently(() => Promise.reject(new Refusal(503, 'x', 'x')), 400)).rejects.toThrow('x');
  } finally {
    Date.now = now;
  }
});

it('splits a long list without losing a line', () => {
  const lines = Array.from({ length: 2001 }, (_, n) => n);
  const portions = portionsOf(lines, 1000);
  expect(portions.map(({ length }) => length)).toEqual([1000, 1000, 1]);
  expect(portions.flat()).toEqual(lines);
});
