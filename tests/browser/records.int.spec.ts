import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast, Journey, makePhoto, makeVideo } from '@sanzhi/testing';
import { Bureau } from './support/bureau.ts';
import { openRecord, recordingOf, sendFootage } from './support/matter-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-records-'));
const title = '现场检查全过程';
const archivist = 'deng.archivist';
const stranger = 'wang.handler';

let bureau: Bureau;
let journey: Journey;
let recording = '';

beforeAll(async () => {
  bureau = await Bureau.open();
  journey = new Journey({ api: bureau.house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  const film = { path: await makeVideo(folder, 'site', 12, 3), title, activity: 'site-inspection' };
  recording = await journey.record({ ...film, medium: 'video' });
  const photo = { path: await makePhoto(folder, 'seal', 4), title: '封样照片', activity: 'evidence-taking' };
  await journey.record({ ...photo, medium: 'photo' });
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const matterPlace = (tab: string): string => `/matters/${journey.id}/${tab}`;

describe('a sealed recording', () => {
  it('is played under the name of who looks, and marked with a key at the second that is shown', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.go(matterPlace('recordings'));
    await openRecord(desk, title);
    await desk.find('purpose-line').filter({ hasText: '办理案件' }).waitFor();
    await desk.find(`line-${recording}`).fill('5');
    await desk
      .find(`at-${recording}`)
      .filter({ hasText: /^00:(0[5-9]|1)/ })
      .waitFor();
    await desk.page.locator('h1').click();
    await desk.page.keyboard.press('m');
    const marks = desk.find(`recording-${recording}-marks`).locator('ol li');
    await marks.first().waitFor();
    expect(await marks.first().innerText()).toMatch(/^00:(0[5-9]|1\d) 出示执法证件/);
    await desk.see('recordings-marked');
  });

  it('is cut into a clip, which is listed under it', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.unfold(`clip-${recording}`);
    await desk.fill(`clip-${recording}-new`, { fromSeconds: 2, toSeconds: 6, purpose: '听证举证' });
    await desk.press(`clip-${recording}-new-submit`);
    const clips = desk.find(`recording-${recording}-clips`);
    await clips.locator('li[data-state="made"]').waitFor();
    expect(await clips.innerText()).toContain('00:02–00:06');
    const cut = clips.locator('[data-testid^="download-"]');
    await cut.first().click();
    const form =
      (await clips.locator('form').first().getAttribute('data-testid'))?.replace(/-form$/, '') ?? '';
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press(`${form}-submit`)]);
    expect(await download.failure()).toBeNull();
  });

  it('has a copy with faces covered listed under it', async () => {
    const desk = await bureau.desk(cast.handler);
    const copy = {
      path: await makeVideo(folder, 'covered', 3, 5),
      title: '遮挡副本',
      activity: 'site-inspection',
    };
    await sendFootage(desk, journey.id, { ...copy, medium: 'video', copyOf: recording });
    const under = desk.find(`recording-${recording}`).locator('article.copy[data-state="sealed"]');
    await under.filter({ hasText: '遮挡处理副本' }).waitFor();
    await desk.see('redacted-copy');
  });

  it('is downloaded only for a purpose of its own, and the custody list says so', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.press(`download-${recording}`);
    await desk.find(`download-${recording}-form`).waitFor();
    await desk.fill(`download-${recording}`, { purpose: 'litigation' });
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.press(`download-${recording}-submit`),
    ]);
    expect(await download.failure()).toBeNull();
    await desk.go(matterPlace('recordings'));
    await recordingOf(desk, title).first().waitFor();
    await desk.unfold(`custody-${recording}`);
    const rows = desk.find(`custody-${recording}-list`).locator('tbody tr');
    await rows.filter({ hasText: '下载原件' }).filter({ hasText: '行政诉讼' }).waitFor();
    await rows.filter({ hasText: '查看' }).filter({ hasText: '办理案件' }).first().waitFor();
    await desk.see('custody');
  });
});

describe('who has no part in the matter', () => {
  it('asks, and sees it once the archivist agrees', async () => {
    const desk = await bureau.desk(stranger);
    await desk.go(matterPlace('recordings'));
    await desk.press(`access-${recording}-open`);
    await desk.page.locator('[data-code="custody.consultation-needed"]').waitFor();
    await desk.fill('consult', { purpose: 'file-review', reason: '年度案卷评查' });
    await desk.see('consult');
    await desk.press('consult-submit');
    const keeper = await bureau.desk(archivist);
    await keeper.go('/consultations?state=requested');
    const asked = keeper.page.locator('[data-testid^="consultation-"][data-state="requested"]', {
      hasText: '年度案卷评查',
    });
    await asked.first().waitFor();
    await keeper.see('consultations');
    await asked.first().locator('[data-testid$="-approve"]').click();
    await asked.first().waitFor({ state: 'detached' });
    await desk.go(matterPlace('recordings'));
    await openRecord(desk, title);
  });
});

describe('the matter', () => {
  it('is complete in the ledger, each entry with its proof', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.go(matterPlace('ledger'));
    await desk.find('matter-ledger-list').locator('tbody tr').nth(3).waitFor();
    await desk.press('completeness-submit');
    await desk.page.locator('[data-testid="completeness-result"][data-complete="true"]').waitFor();
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.press('proof-1')]);
    expect(download.suggestedFilename()).toMatch(/^1-\d+\.tlog-proof$/);
    await desk.see('matter-ledger');
  });

  it('is exported as a bundle for a purpose, whose state is seen until it can be fetched', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.press('bundle-export');
    await desk.press('bundle-shape-transfer');
    await desk.fill('bundle', { purpose: 'litigation' });
    await desk.press('bundle-submit');
    await desk.page.locator('[data-code="bundle.matter-open"]').waitFor();
    await desk.see('transfer-refused');
    await desk.press('bundle-shape-bundle');
    await desk.press('bundle-submit');
    await desk.sent(desk.page.locator('[data-testid^="bundle-"][data-state="ready"]').waitFor());
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.page.locator('[data-testid^="bundle-"][data-testid$="-download"]').click(),
    ]);
    expect(await download.failure()).toBeNull();
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    await desk.see('bundle');
  });

  it('is held by the archivist, and only another person lifts the hold', async () => {
    const keeper = await bureau.desk(archivist);
    await keeper.go(matterPlace('keeping'));
    await keeper.unfold('hold');
    await keeper.fill('hold', { ground: 'litigation', basis: '（2026）湘1128行初7号', reason: '当事人起诉' });
    await keeper.press('hold-submit');
    const hold = keeper.find('matter-holds');
    await hold.filter({ hasText: '冻结中' }).waitFor();
    await keeper.see('keeping');
    expect(await hold.locator('button[data-testid$="-lift"]').count()).toBe(0);
    const head = await bureau.desk(cast.unitHead);
    await head.go(matterPlace('keeping'));
    const theirs = head.find('matter-holds');
    await theirs.locator('button[data-testid$="-lift"]').click();
    await theirs.locator('textarea').fill('判决生效');
    await theirs.locator('button[type=submit]').click();
    await head.sent(theirs.filter({ hasText: '已解除' }).waitFor());
  });

  it('has an exhibit with its seals', async () => {
    const desk = await bureau.desk(cast.handler);
    await desk.go(matterPlace('exhibits'));
    await desk.unfold('exhibit-new');
    const thing = {
      name: '过期饼干',
      quantity: 12,
      unit: '袋',
      description: '某牌饼干 200 g',
      keptAt: '证物室',
    };
    await desk.fill('exhibit', {
      kind: 'sample',
      ...thing,
      takenAt: new Date(Date.now() - 1_800_000).toISOString(),
      seals: 'XT0001 XT0002',
      photos: [await photoId()],
    });
    await desk.press('exhibit-submit');
    const card = desk.find('exhibits').locator('article');
    await card.filter({ hasText: 'XT0001、XT0002' }).waitFor();
    await desk.see('exhibits');
  });
});

const photoId = async (): Promise<string> => {
  const desk = await bureau.desk(cast.handler);
  const options = desk.page.locator('[data-testid^="exhibit-photos-option-"]').first();
  await desk.find('exhibit-photos').click();
  const id = (await options.getAttribute('data-testid'))?.replace('exhibit-photos-option-', '') ?? '';
  await desk.page.keyboard.press('Escape');
  return id;
};

it('the archivist sees the lock hold and every object read again', async () => {
  const keeper = await bureau.desk(archivist);
  await keeper.go('/storage');
  await keeper.untilState('storage-lock-state', 'holds');
  await keeper.press('fixity-all');
  await keeper.page.locator('[data-testid^="fixity-"][data-state="done"]').first().waitFor();
  await keeper.see('storage');
  await keeper.go('/intake');
  await keeper.find('intake-items').waitFor();
  await keeper.see('intake');
});

it('no screen stuck out and no script failed', async () => {
  const desks = await bureau.desks();
  expect(desks.flatMap(({ stuckOut }) => stuckOut)).toEqual([]);
  expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
});
