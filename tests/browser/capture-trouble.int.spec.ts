import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { cast, Journey } from '@sanzhi/testing';
import { Bureau } from './support/bureau.ts';
import { cameraSwitches } from './support/chromium.ts';
import { partOfUpload, type Desk } from './support/desk.ts';
import {
  captured,
  chooseMatter,
  goOffline,
  goOut,
  onDevice,
  photograph,
} from './support/officer-in-field.ts';
import { sticksOut } from './support/widths.ts';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const minute = 60_000;

let bureau: Bureau;
let journey: Journey;
let desk: Desk;

beforeAll(async () => {
  bureau = await Bureau.open(cameraSwitches);
});
beforeEach(async () => {
  journey = new Journey({ api: bureau.house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  desk = await goOut(bureau, cast.handler);
  await desk.press('nav-capture');
  await chooseMatter(desk, journey.id, '新田县龙泉镇滨河路菜市场');
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.context.close();
});
afterAll(async () => bureau?.close());

const fits = async (name: string): Promise<void> =>
  expect(await sticksOut(desk.page, `capture-${name}`, sizes)).toEqual([]);

const recordings = async (): Promise<RecordingView[]> =>
  (await bureau.house.api.call(evidenceApi.listRecordings, cast.handler, { id: journey.id })).items;

/** How much room the browser gives this site: without a number as much as before. */
const giveRoom = async (quotaSize?: number): Promise<void> => {
  const session = await desk.context.newCDPSession(desk.page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: bureau.url,
    ...(quotaSize !== undefined && { quotaSize }),
  });
};
const used = (): Promise<number> =>
  desk.page.evaluate('navigator.storage.estimate().then(({ usage }) => usage)');

describe('capturing when something is wrong with the device or with one item', () => {
  it('ends with the beginning that found room when the phone is full, and has that sealed as captured', async () => {
    await goOffline(desk);
    await giveRoom((await used()) + 1_000_000);
    await desk.press('capture-video');
    await desk.find('capture-failed').waitFor();
    await fits('full');
    await desk.press('language-switch');
    await fits('full-english');
    // What is so full that not even the end can be noted is closed when there is room again.
    await giveRoom();
    await captured(desk, 'on-device').waitFor();
    const [item] = await onDevice(desk);
    expect(item?.sha256).toBe(item?.found);
    // Before it, a camera that a busy machine starved may have left a hole of its own.
    expect(item?.gaps.at(-1)).toMatchObject({ reason: expect.stringContaining('存储已满') as unknown });
    await desk.context.setOffline(false);
    await captured(desk, 'sealed').waitFor();
    const [found] = await recordings();
    expect(found).toMatchObject({ state: 'sealed', sha256: item?.sha256 });
    expect(found?.interruptions).toHaveLength(item?.gaps.length ?? 0);
  });

  it('sends the others on when the store goes on refusing one, and tries that again when told', async () => {
    let refused = '';
    await desk.page.route(partOfUpload, async (route) => {
      const { pathname } = new URL(route.request().url());
      refused ||= pathname;
      if (pathname === refused)
        await route.fulfill({ status: 500, headers: { 'access-control-allow-origin': '*' } });
      else await route.continue();
    });
    await photograph(desk);
    await photograph(desk);
    await captured(desk, 'set-back').waitFor();
    await captured(desk, 'sealed').waitFor();
    await desk.untilState('capture-reach', 'live');
    await fits('set-back');
    await desk.press('language-switch');
    await fits('set-back-english');
    await desk.page.unroute(partOfUpload);
    const [first] = await onDevice(desk);
    // It may be trying by itself just now.
    const again = captured(desk, 'sealed').nth(1).waitFor();
    await Promise.race([desk.press(`captured-${first?.id}-try`), again]);
    await again;
  });

  it('keeps the clock of the capture although the clock was set right before the upload', async () => {
    const aheadMs = 20 * minute;
    await desk.setClock(new Date(Date.now() + aheadMs));
    await desk.page.reload();
    await desk.find('capture-clock-off').waitFor();
    await desk.context.setOffline(true);
    await photograph(desk);
    const [item] = await onDevice(desk);
    await desk.setClock(new Date());
    await desk.context.setOffline(false);
    await desk.page.reload();
    const refusal = desk.find(`captured-${item?.id}-refusal`);
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-code')).toBe('recording.clock-off');
    await desk.press(`captured-${item?.id}-amend`);
    await desk.find('amend-clock').fill('手机未开自动校时，上传前已校准');
    await desk.press('amend-submit');
    await captured(desk, 'sealed').waitFor();
    const [found] = await recordings();
    expect(Math.abs((found?.captureClock?.offsetMs ?? 0) - aheadMs)).toBeLessThan(minute);
    expect(Math.abs(Date.parse(found?.startedAt ?? '') - Date.now())).toBeLessThan(aheadMs + 5 * minute);
  });
});
