import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { cast, Journey, makeVideo, until } from '@sanzhi/testing';
import { Bureau } from './support/bureau.ts';
import { cameraSwitches } from './support/chromium.ts';
import type { Desk } from './support/desk.ts';
import {
  captured,
  chooseMatter,
  goOffline,
  goOut,
  onDevice,
  photograph,
  somewhere,
} from './support/officer-in-field.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-footage-'));
const vtt = (words: string): string =>
  `WEBVTT\n\n00:01.000 --> 00:03.000\n<v 陈立新>现在开始现场检查。\n\n00:06.000 --> 00:09.000\n${words}\n`;

let bureau: Bureau;
let journey: Journey;
let desk: Desk;
let film = '';

beforeAll(async () => {
  bureau = await Bureau.open(cameraSwitches);
  journey = new Journey({ api: bureau.house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  const path = await makeVideo(folder, 'site', 12, 3);
  film = await journey.record({
    path,
    title: '现场检查全过程',
    activity: 'site-inspection',
    medium: 'video',
  });
  desk = await goOut(bureau, cast.handler);
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const place = (tab: string): string => `/matters/${journey.id}/${tab}`;
const recordings = async (): Promise<RecordingView[]> =>
  (await bureau.house.api.call(evidenceApi.listRecordings, cast.handler, { id: journey.id })).items;

describe('the words of a recording', () => {
  const attach = async (name: string, words: string, more = {}): Promise<void> => {
    const item = { name: `${name}.vtt`, mimeType: 'text/vtt', buffer: Buffer.from(vtt(words)) };
    await desk.find(`transcript-${film}-file`).setInputFiles(item);
    await desk.find(`transcript-${film}-chosen`).waitFor();
    await desk.fill(`transcript-${film}-new`, more);
    await desk.press(`transcript-${film}-new-submit`);
  };
  const listed = (state: string) =>
    desk.find(`recording-${film}-transcripts`).locator(`li[data-state="${state}"]`);

  it('are attached as a file of their own, corrected by another, and the first stays', async () => {
    await desk.go(place('recordings'));
    await desk.unfold(`transcript-${film}`);
    await attach('first', '请出示营业执招。');
    await listed('standing').waitFor();
    const [before] = (await recordings()).flatMap(({ transcripts }) => transcripts);
    const correction = { how: 'program', program: '听写程序 1.0', replaces: before?.id };
    await attach('second', '请出示营业执照。', correction);
    await listed('corrected').waitFor();
    await desk.see('transcripts');
    const found = (await recordings()).find(({ id }) => id === film)?.transcripts;
    expect(found).toMatchObject([
      { id: before?.id, how: 'person', format: 'vtt' },
      { how: 'program', program: '听写程序 1.0', replaces: before?.id },
    ]);
  });

  it('are found in the matter, and lead to the second at which they are said', async () => {
    await desk.find('transcript-search-words').locator('input').fill('营业执照');
    await desk.page.keyboard.press('Enter');
    await desk.press('transcript-search-purpose-submit');
    const hits = desk.find('transcript-hits').locator('li button');
    await hits.first().waitFor();
    expect(await hits.allInnerTexts()).toEqual([expect.stringContaining('00:06 请出示营业执照。')]);
    await hits.first().click();
    await desk.find(`player-${film}`).waitFor();
    const at = desk.find(`at-${film}`);
    await at.filter({ hasText: /^00:(0[6-9]|1)/ }).waitFor();
    const cues = desk.find(`captions-${film}`).locator('.cues li');
    expect(await cues.allInnerTexts()).toEqual([
      '00:01 陈立新：现在开始现场检查。',
      '00:06 请出示营业执照。',
    ]);
    await desk.see('transcript-found');
    await cues.first().locator('button').click();
    await at.filter({ hasText: /^00:0[1-5]/ }).waitFor();
    await desk.find(`captions-${film}`).locator('.caption-now').filter({ hasText: '现场检查' }).waitFor();
  });
});

describe('where it was', () => {
  it('goes with the film as a track, is said when the device forbids it, and is drawn in the matter', async () => {
    await desk.go('/capture');
    await chooseMatter(desk, journey.id, '新田县龙泉镇滨河路菜市场');
    await desk.find('capture-position').setChecked(true);
    await desk.press('capture-video');
    const where = desk.find('capture-where').locator('[data-points]');
    let step = 0;
    await until('two points of a track', async () => {
      step += 1;
      const longitude = somewhere.longitude + step / 100_000;
      await desk.context.setGeolocation({ ...somewhere, longitude, accuracy: 12 });
      return Number(await where.getAttribute('data-points')) > 1;
    });
    await desk.see('capture-track');
    await desk.press('capture-stop');
    await captured(desk, 'sealed').first().waitFor();
    await desk.context.clearPermissions();
    await desk.context.grantPermissions(['camera', 'microphone'], { origin: bureau.url });
    await photograph(desk);
    await captured(desk, 'sealed').nth(1).waitFor();

    const [photo, walked] = await recordings();
    expect(photo).toMatchObject({ medium: 'photo', positionFault: 'denied' });
    expect(photo?.position).toBeUndefined();
    expect(walked?.position).toMatchObject({
      latitude: somewhere.latitude,
      accuracyMetres: expect.any(Number),
    });
    expect(walked?.track?.length).toBeGreaterThan(1);

    await desk.go(place('recordings'));
    await desk.unfold('recording-map');
    await desk.find(`track-${walked?.id}`).waitFor({ state: 'attached' });
    expect(await desk.find('recording-map-list').innerText()).toContain('±12 米');
    expect(await desk.find('recording-map-without').innerText()).toContain('设备未允许定位');
    await desk.see('recording-map');
  });
});

describe('what is given up', () => {
  it('is told when there is a network again, and stands in the matter with its reason', async () => {
    await desk.go('/capture');
    await goOffline(desk);
    await photograph(desk);
    const item = (await onDevice(desk)).at(-1);
    const id = `captured-${item?.id}`;
    await desk.press(`${id}-discard`);
    await desk.find(`${id}-reason`).fill('镜头被遮挡，重拍');
    await desk.press(`${id}-discard-confirm`);
    await desk.find(`${id}-given-up`).filter({ hasText: '联网后报告' }).waitFor();
    await desk.context.setOffline(false);
    await desk.page.locator(`[data-testid="${id}-given-up"][data-told="true"]`).waitFor();
    await desk.go(place('recordings'));
    await desk.find('discards').filter({ hasText: '镜头被遮挡，重拍' }).waitFor();
    await desk.see('discards');
    const { items } = await bureau.house.api.call(evidenceApi.listDiscards, cast.handler, {
      id: journey.id,
    });
    expect(items).toMatchObject([{ sha256: item?.sha256, reason: '镜头被遮挡，重拍', medium: 'photo' }]);
  });

  it('is counted with what was recorded, and what one sees goes into a file', async () => {
    const head = await bureau.desk(cast.unitHead);
    await head.press('nav-statistics');
    const row = head.find('statistics-activities-table-row-site-inspection');
    await row.waitFor();
    await head.find('statistics-discards').filter({ hasText: '镜头被遮挡，重拍' }).waitFor();
    await head.see('statistics');
    const press = head.press('statistics-activities-csv');
    const [download] = await Promise.all([head.page.waitForEvent('download'), press]);
    const file = readFileSync(await download.path(), 'utf8');
    expect(file.split('\r\n')[0]).toContain('活动,应记录,已记录');
    expect(file).toContain('现场检查');
    expect(head.stuckOut).toEqual([]);
  });

  it('has shown nothing that sticks out or breaks', () => {
    expect(desk.stuckOut).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});
