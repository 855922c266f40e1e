import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, Journey, makePhoto, until } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';
import { filmSeizure, untilSeizure } from '../support/stages.ts';

const folder = mkdtempSync(join(tmpdir(), 'duty-'));
let house: TestHouse;
let journey: Journey;
const hour = 3_600_000;

beforeAll(async () => {
  house = await TestHouse.open();
  journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  await untilSeizure(journey, await makePhoto(folder, 'site'));
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const filmed = (hoursAgo: number) => filmSeizure(house.api, journey, folder, hoursAgo);
const missing = async (): Promise<string> => {
  const { next } = await journey.matter();
  const arrow = next.find(({ to }) => to === 'P04');
  return arrow?.missing.map(({ zh }) => zh).join('；') ?? 'no way';
};
const untilMissing = (wanted: RegExp) =>
  until(`missing ${String(wanted)}`, async () => {
    const said = await missing();
    if (!wanted.test(said)) throw new Error(said);
    return true;
  });
it('law 7: a seizure recorded late and with a gap holds the matter until others have approved both', async () => {
  expect(await missing()).toMatch(/全程音像记录/);
  const late = await filmed(30);
  await filmed(1);
  await untilMissing(/迟交的音像记录.*全程音像记录有1处中断/);
  const back = { id: journey.id, to: 'P04' };
  await expect(house.api.call(evidenceApi.advance, cast.handler, back)).rejects.toMatchObject({
    problem: { code: 'matter.missing' },
  });

  await expect(
    house.api.call(evidenceApi.approveLateness, cast.unitHead, { id: late }),
  ).rejects.toMatchObject({
    problem: { code: 'recording.late-unexplained' },
  });
  await house.api.call(evidenceApi.explainLateness, cast.handler, {
    id: late,
    reason: '山区无网络，返回单位后上传。',
  });
  await house.api.call(evidenceApi.approveLateness, cast.unitHead, { id: late });
  await untilMissing(/^“行政强制”全程音像记录有1处中断/);

  const { items } = await house.api.call(evidenceApi.listCourses, cast.handler, { id: journey.id });
  const gap = items[0]?.gaps[0];
  expect(gap?.seconds).toBeGreaterThan(28 * 3600);
  const of = { id: journey.id, gap: gap?.id ?? '' };
  await house.api.call(evidenceApi.explainGap, cast.handler, { ...of, reason: '分两次查封，当日未完成。' });
  await house.api.call(evidenceApi.approveGap, cast.unitHead, of);
  await untilMissing(/^$/);
  await journey.advance('P04');
  expect((await journey.matter()).state).toBe('P04');
});

it('is counted: owed, paid, late, with its gap', async () => {
  const [from, to] = [new Date(Date.now() - 48 * hour), new Date()].map((date) =>
    new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(date),
  );
  await until('the count', async () => {
    const counted = await house.api.call(evidenceApi.recordingStatistics, cast.unitHead, {
      from: from ?? '',
      to: to ?? '',
    });
    const seizures = counted.activities.find(({ activity }) => activity === 'compulsion');
    return (seizures?.recorded ?? 0) >= 1 && (seizures?.late ?? 0) >= 1 && (seizures?.gaps ?? 0) >= 1;
  });
});
