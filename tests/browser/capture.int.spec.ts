import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { accountOf, cast, Journey, until } from '@sanzhi/testing';
import { Bureau } from './support/bureau.ts';
import { cameraSwitches } from './support/chromium.ts';
import { partOfUpload, type Desk } from './support/desk.ts';
import { longFilm, partOf } from './support/long-film.ts';
import {
  captured,
  chooseMatter,
  film,
  goOffline,
  goOut,
  killPage,
  mediaAnnounced,
  onDevice,
  partsSent,
  photograph,
  somewhere,
  tamper,
} from './support/officer-in-field.ts';
import { sticksOut } from './support/widths.ts';

const sizes = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 900 } };
/** A clock is measured to the minute: the delay of a busy machine is in it. */
const minute = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-capture-'));

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
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const fits = async (name: string): Promise<void> =>
  expect(await sticksOut(desk.page, `capture-${name}`, sizes)).toEqual([]);

const recordings = async (): Promise<RecordingView[]> =>
  (await bureau.house.api.call(evidenceApi.listRecordings, cast.handler, { id: journey.id })).items;

const byDigest = async (sha256: string): Promise<RecordingView[]> =>
  (await recordings()).filter((one) => one.sha256 === sha256);

const reopened = async (): Promise<void> => {
  desk = await desk.anotherPage();
  await desk.go('/capture');
  await desk.find('capture-queue').waitFor();
};

describe('capturing in the field', () => {
  it('has its page and its worker asked for anew at every visit, each within what it may load', async () => {
    const headersOf = async (path: string) => (await fetch(`${bureau.url}/workbench/${path}`)).headers;
    for (const path of ['', 'capture', 'index.html', 'sw.js']) {
      const headers = await headersOf(path);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    expect((await headersOf('sw.js')).get('content-type')).toContain('javascript');
    expect((await headersOf('manifest.webmanifest')).get('content-type')).toContain('manifest+json');
  });

  it('goes on without a network, outlives the page, and is sealed with the digest that the device made', async () => {
    await desk.find('capture-position').setChecked(true);
    await goOffline(desk);
    await fits('offline');
    await desk.press('capture-video');
    await desk.press('capture-mark-certificate-shown');
    await fits('recording');
    await desk.press('capture-mark-recording-announced');
    await desk.press('capture-mark-rights-read');
    await desk.page.waitForTimeout(4_000);
    await desk.press('capture-stop');
    await captured(desk).first().waitFor();
    await photograph(desk);
    await film(desk, 'audio', 3);
    const before = await onDevice(desk);
    expect(before.map(({ medium, state }) => [medium, state])).toEqual([
      ['video', 'kept'],
      ['photo', 'kept'],
      ['audio', 'kept'],
    ]);
    for (const { sha256, found, size } of before) {
      expect(size).toBeGreaterThan(1_000);
      expect(sha256).toBe(found);
    }
    await desk.page.close();
    await reopened();
    await captured(desk, 'on-device').nth(2).waitFor();
    expect(await onDevice(desk)).toEqual(before);
    await fits('queue');

    const announced = mediaAnnounced(desk);
    await desk.context.setOffline(false);
    await captured(desk, 'sealed').nth(2).waitFor();
    await fits('sealed');
    expect(announced).toEqual(['video', 'photo', 'audio']);
    expect((await onDevice(desk)).map(({ lies }) => lies)).toEqual([0, 0, 0]);
    for (const { sha256, medium, title } of before) {
      const [found, ...more] = await byDigest(sha256);
      expect(more).toEqual([]);
      expect(found).toMatchObject({ state: 'sealed', medium, title, place: '新田县龙泉镇滨河路菜市场' });
      expect(found?.officers.map(({ certificate }) => certificate).sort()).toEqual([...cast.officers].sort());
      expect(Math.abs(found?.clockOffsetMs ?? Infinity)).toBeLessThan(minute);
    }
    const [video] = await byDigest(before[0]?.sha256 ?? '');
    expect(video).toMatchObject({ position: somewhere, captureSha256: video?.sha256 });
    expect(video?.marks.map(({ kind }) => kind)).toEqual([
      'certificate-shown',
      'recording-announced',
      'rights-read',
    ]);
  });

  it('loses no more than the last second when the page dies while recording', async () => {
    await goOffline(desk);
    await desk.press('capture-video');
    await desk.page.waitForTimeout(5_000);
    await killPage(desk);
    await reopened();
    await captured(desk, 'on-device').waitFor();
    const [item] = await onDevice(desk);
    expect(item?.sha256).toBe(item?.found);
    // Before it, a camera that a busy machine starved may have left a hole of its own.
    expect(item?.gaps.at(-1)).toMatchObject({ reason: expect.stringContaining('页面') });
    await desk.context.setOffline(false);
    await captured(desk, 'sealed').waitFor();
    const [found, ...more] = await byDigest(item?.sha256 ?? '');
    expect(more).toEqual([]);
    expect(found?.marks.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('记录中断') });
  });

  it('sends only what is missing after the page died in mid-upload', async () => {
    const path = await longFilm(folder, 'long');
    await desk.page.route(partOfUpload, async (route) => {
      if (partOf(route.request().url()) === 3) await route.abort('internetdisconnected');
      else await route.continue();
    });
    const arrived = new Set<number>();
    desk.page.on('response', (response) => {
      if (partOfUpload.test(response.url()) && response.ok()) arrived.add(partOf(response.url()));
    });
    await desk.find('capture-file').setInputFiles(path);
    await until('two of three parts', () => Promise.resolve(arrived.has(1) && arrived.has(2)));
    await fits('uploading');
    await killPage(desk);
    desk = await desk.anotherPage();
    const sent = partsSent(desk);
    await desk.go('/capture');
    await captured(desk, 'sealed').waitFor();
    expect(sent).toEqual([3]);
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(await byDigest(sha256)).toHaveLength(1);
  });

  it('refuses what was changed on the device, and lets the rest go on', async () => {
    await goOffline(desk);
    await photograph(desk);
    await photograph(desk);
    const [first, second] = await onDevice(desk);
    await tamper(desk, first?.id ?? '');
    await desk.context.setOffline(false);
    await captured(desk, 'sealed').waitFor();
    await captured(desk, 'refused').waitFor();
    const refusal = desk.find(`captured-${first?.id}-refusal`);
    expect(await refusal.getAttribute('data-code')).toBe('recording.digest-mismatch');
    expect(await refusal.innerText()).toContain('采集之后在本机被改动');
    await fits('refused');
    expect(await byDigest(second?.sha256 ?? '')).toHaveLength(1);
    const sealed = (await recordings()).filter(({ state }) => state === 'sealed');
    expect(sealed.map(({ sha256 }) => sha256)).not.toContain(first?.sha256);
  });

  it('is announced once, also when the answer to the announcement was lost', async () => {
    const announcement = /\/matters\/[^/]+\/recordings$/;
    let lost = 0;
    await desk.page.route(announcement, async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.fallback();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await photograph(desk);
    await until('the announcement is lost', () => Promise.resolve(lost > 0));
    await desk.page.evaluate("window.dispatchEvent(new Event('online'))");
    await captured(desk, 'sealed').waitFor();
    expect(lost).toBeGreaterThan(2);
    expect(await recordings()).toHaveLength(1);
  });

  it('waits for its officer when the session has ended, and goes on after signing in again', async () => {
    await goOffline(desk);
    await photograph(desk);
    await desk.context.clearCookies({ name: 'sanzhi_session' });
    await desk.context.setOffline(false);
    await desk.find('capture-ended').waitFor();
    await fits('ended');
    await photograph(desk);
    await desk.press('capture-sign-in');
    await captured(desk, 'sealed').nth(1).waitFor();
  });

  it('says that the clock of the device is off, and hands in with a reason what was captured by it', async () => {
    const aheadMs = 20 * minute;
    await desk.setClock(new Date(Date.now() + aheadMs));
    await desk.page.reload();
    await desk.find('capture-clock-off').waitFor();
    await photograph(desk);
    const [item] = await onDevice(desk);
    const refusal = desk.find(`captured-${item?.id}-refusal`);
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-code')).toBe('recording.clock-off');
    await desk.press('language-switch');
    await fits('clock-english');
    await desk.press(`captured-${item?.id}-amend`);
    await desk.find('amend-clock').fill('手机未开自动校时，比北京时间快20分钟');
    await desk.press('amend-submit');
    await captured(desk, 'sealed').waitFor();
    const [found] = await byDigest(item?.sha256 ?? '');
    expect(Math.abs((found?.clockOffsetMs ?? 0) - aheadMs)).toBeLessThan(minute);
    expect(found?.clockNote).toContain('20分钟');
  });

  it('says what is missing or refused at the item, and takes it once that is put right', async () => {
    const { certificate = '' } = accountOf(cast.handler);
    const partners = cast.officers.filter((one) => one !== certificate);
    const box = (form: string, one: string) => desk.find(`${form}-officers`).locator(`input[value="${one}"]`);
    for (const one of partners) await box('capture', one).setChecked(false);
    await photograph(desk);
    await photograph(desk);
    const [item, spare] = await onDevice(desk);
    await captured(desk, 'incomplete').nth(1).waitFor();
    await desk.press(`captured-${item?.id}-amend`);
    for (const one of partners) await box('amend', one).setChecked(true);
    await desk.find('amend-title').fill('货架全景');
    await fits('amend');
    await desk.press('amend-submit');
    await captured(desk, 'sealed').waitFor();
    expect(await byDigest(item?.sha256 ?? '')).toMatchObject([{ title: '货架全景' }]);

    await desk.press(`captured-${spare?.id}-discard`);
    await desk.find(`captured-${spare?.id}-reason`).fill('镜头被遮挡，重拍');
    await desk.press(`captured-${spare?.id}-discard-confirm`);
    await captured(desk, 'discarded').waitFor();
    expect((await onDevice(desk)).map(({ lies }) => lies)).toEqual([0, 0]);
  });
});
