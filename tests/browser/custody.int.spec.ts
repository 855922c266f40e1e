import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plusDays, retainedUntil } from '@sanzhi/statute';
import { accountOf, cast, Journey, makePhoto, makeVideo, shop } from '@sanzhi/testing';
import { sealedSixMonthsAgo } from '../support/days.ts';
import { Bureau } from './support/bureau.ts';
import type { Desk } from './support/desk.ts';
import { Passer } from './support/public-page.ts';
import { sticksOut } from './support/widths.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-custody-'));
const archivist = 'deng.archivist';
const court = '新田县人民法院';
const sealedOn = sealedSixMonthsAgo();
const lastDayOver = Date.parse(`${plusDays(retainedUntil('six-months', sealedOn), 1)}T09:00:00+08:00`);
const party = `梁小满百货店${Date.now()}`;

let bureau: Bureau;
let old: Journey;
let journey: Journey;
let expiring = '';
let photo = '';
let picture = '';

interface Record {
  path: string;
  title: string;
  activity: string;
  medium: 'photo' | 'video';
}
/** A matter of its own with one sealed record. */
const matterWith = async (record: Record, name: string = shop.party.name) => {
  const made = new Journey({ api: bureau.house.api, now: () => bureau.now(), name });
  await made.open();
  await made.advance('P02');
  return { made, recording: await made.record(record) };
};

beforeAll(async () => {
  bureau = await Bureau.open();
  await bureau.goTo(sealedOn);
  const film = { path: await makeVideo(folder, 'window', 2), title: '窗口监控录像' };
  ({ made: old, recording: expiring } = await matterWith({ ...film, activity: 'premises', medium: 'video' }));
  await bureau.goAhead(0);
  picture = await makePhoto(folder, 'shelf', 7);
  const seen = { path: picture, title: '货架照片', activity: 'site-inspection', medium: 'photo' } as const;
  ({ made: journey, recording: photo } = await matterWith(seen, party));
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = async (username: string, tab: string): Promise<Desk> => {
  const desk = await bureau.desk(username);
  await desk.go(`/matters/${journey.id}/${tab}`);
  return desk;
};
const inLedger = async (...facts: string[]): Promise<void> => {
  const desk = await at(cast.handler, 'ledger');
  const rows = desk.find('matter-ledger-list').locator('tbody tr');
  for (const fact of facts) await rows.filter({ hasText: fact }).first().waitFor();
};
/** The one that is listed in this state, by its test id. */
const listed = async (desk: Desk, kind: string, state: string): Promise<string> => {
  const found = desk.page.locator(`[data-testid^="${kind}-"][data-state="${state}"]`).first();
  await desk.sent(found.waitFor());
  return (await found.getAttribute('data-testid')) ?? '';
};

describe('a record given outside', () => {
  let address = '';
  let share = '';

  it('is recorded with its recipient and ground by who answers for the file, and no other', async () => {
    const officer = await at(cast.handler, 'keeping');
    await officer.find('shares-empty').waitFor();
    expect(await officer.find('share').count()).toBe(0);
    const desk = await at(archivist, 'keeping');
    await desk.unfold('share');
    await desk.fill('share', { thing: `recording:${photo}` });
    const ground = '协助调查函（2026）湘1128行初3号';
    await desk.fill('share', { recipient: court, purpose: 'litigation', note: ground, days: 3, uses: 2 });
    await desk.see('share-form');
    await desk.press('share-submit');
    await desk.press('share-confirm');
    share = await listed(desk, 'share', 'recorded');
    await desk.find(share).filter({ hasText: ground }).filter({ hasText: '还可领取 2 次' }).waitFor();
  });

  it('has a token that is told once', async () => {
    const desk = await bureau.desk(archivist);
    await desk.press(`${share}-link`);
    address = (await desk.find(`${share}-address`).innerText()).trim();
    expect(address.startsWith(`${bureau.url}/shares/`)).toBe(true);
    await desk.untilState(share, 'open');
    await desk.see('share-told');
    await desk.page.reload();
    await desk.untilState(share, 'open');
    expect(await desk.find(`${share}-address`).count()).toBe(0);
  });

  it('is fetched by the recipient under its own name, whole, and each fetch is counted', async () => {
    const clerk = await Passer.open(bureau.chromium.browser, bureau.url);
    const ask = async (name: string) => {
      await clerk.page.goto(address);
      await clerk.page.fill('#recipient', name);
      return clerk.page.click('form button[type=submit]');
    };
    await ask('宁远县人民法院');
    await clerk.page.locator('#refused', { hasText: '与登记的不符' }).waitFor();
    expect(await sticksOut(clerk.page, 'public-share')).toEqual([]);
    const [download] = await Promise.all([clerk.page.waitForEvent('download'), ask(court)]);
    const got = readFileSync(await download.path());
    expect(sha256(got)).toBe(sha256(readFileSync(picture)));
    await clerk.close();
    const desk = await at(archivist, 'keeping');
    await desk.find(share).filter({ hasText: '已领取' }).filter({ hasText: '还可领取 1 次' }).waitFor();
    await desk.see('share-fetched');
    await desk
      .find('matter-custody')
      .filter({ hasText: `给 ${court}` })
      .waitFor();
    await inLedger('对外提供凭证签发', '对外提供凭证使用');
  });

  it('is taken back by another who may, and then nobody fetches it', async () => {
    const desk = await at(cast.unitHead, 'keeping');
    expect(await desk.find(`${share}-link`).count()).toBe(0);
    await desk.press(`${share}-revoke`);
    await desk.fill(`${share}-revoke-form`, { reason: '法院函告不再需要' });
    await desk.press(`${share}-revoke-form-submit`);
    await desk.sent(desk.untilState(share, 'revoked'));
    const clerk = await Passer.open(bureau.chromium.browser, bureau.url);
    await clerk.page.goto(address);
    await clerk.page.fill('#recipient', court);
    await clerk.page.click('form button[type=submit]');
    await clerk.page.locator('#refused', { hasText: '已收回' }).waitFor();
    await clerk.close();
    await inLedger('对外提供收回');
  });
});

describe('the keeping of a matter', () => {
  it('is ordered for good by the archivist, and reaches the sealed record', async () => {
    const desk = await at(archivist, 'keeping');
    await desk.unfold('retention');
    await desk.fill('retention', { class: 'permanent', reason: '本县首例，具有典型意义' });
    await desk.press('retention-submit');
    await desk.sent(desk.find('matter-keeping-class').filter({ hasText: '永久' }).waitFor());
    await inLedger('保管期限确定');
  });

  it('is not erased while it is held; the hold is seen on the record', async () => {
    const head = await at(cast.unitHead, 'keeping');
    await head.unfold('hold');
    await head.fill('hold', { ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人起诉' });
    await head.press('hold-submit');
    await head.sent(head.find('matter-holds').filter({ hasText: '冻结中' }).waitFor());
    await head.find('holdings').filter({ hasText: '冻结' }).waitFor();
    await head.see('keeping-held');
    const asking = await at(archivist, 'keeping');
    expect(await askErasure(asking)).toBe(409);
    await asking.page.locator('[data-code="storage.held"]').waitFor();
    const desk = await at(archivist, 'keeping');
    const lift = desk.find('matter-holds').locator('button[data-testid$="-lift"]');
    const name = (await lift.getAttribute('data-testid')) ?? '';
    await lift.click();
    await desk.fill(`${name}-form`, { reason: '判决已生效' });
    await desk.press(`${name}-form-submit`);
    await desk.sent(desk.find('matter-holds').filter({ hasText: '已解除' }).waitFor());
    await inLedger('保全冻结', '保全冻结解除');
  });
});

/** Answers with the status once the service has said it. */
const askErasure = async (desk: Desk): Promise<number> => {
  await desk.unfold('erasure');
  const order = { ground: 'legal-order', basis: '（2026）湘1128民初9号', reason: '判决删除个人信息' };
  await desk.fill('erasure', order);
  await desk.see('erasure');
  await desk.press('erasure-submit');
  const answer = desk.page.waitForResponse((one) => one.request().method() === 'POST');
  await desk.press('erasure-confirm');
  return (await answer).status();
};

/** Who proposed it cannot decide; the leader does, and it is carried out. */
const approvedByAnother = async (proposer: Desk, name: string): Promise<Desk> => {
  expect(await proposer.find(`${name}-approve`).count()).toBe(0);
  const leader = await bureau.desk(cast.leader);
  await leader.go('/storage');
  await leader.press(`${name}-approve`);
  await leader.press(`${name}-approve-confirm`);
  await leader.sent(leader.untilState(name, 'carried-out'));
  return leader;
};

it('personal data is erased by two people, and the proofs of the matter hold', async () => {
  const desk = await at(archivist, 'keeping');
  expect(await askErasure(desk)).toBe(201);
  await desk.go('/storage');
  const erasure = await listed(desk, 'erasure', 'requested');
  const leader = await approvedByAnother(desk, erasure);
  await leader.see('storage-leader');
  const officer = await at(cast.handler, 'ledger');
  await officer.find('matter-ledger-list').filter({ hasText: '原文已依法销毁' }).waitFor();
  expect(await officer.page.locator('body').innerText()).not.toContain(party);
  await officer.press('completeness-submit');
  await officer.page.locator('[data-testid="completeness-result"][data-complete="true"]').waitFor();
  await officer.see('ledger-erased');
});

it('law 2: a disposal takes two people, and even then the store keeps what its own clock still locks', async () => {
  await bureau.goAhead(lastDayOver - Date.now());
  const desk = await bureau.desk(archivist);
  await desk.go('/storage');
  await desk.find(`due-${expiring}`).check();
  await desk.fill('dispose', { reason: '保管期满，无继续保存价值' });
  await desk.see('dispose');
  await desk.press('dispose-submit');
  const disposal = await listed(desk, 'disposal', 'proposed');
  const leader = await approvedByAnother(desk, disposal);
  const list = leader.find(disposal);
  await list.locator('summary').click();
  await list.locator('li', { hasText: '未销毁' }).filter({ hasText: '存储仍在锁定期内' }).waitFor();
  await leader.see('disposal');
  await desk.go(`/matters/${old.id}/keeping`);
  await desk.find('holdings').filter({ hasText: '窗口监控录像' }).waitFor();
  expect(await desk.find('holdings').innerText()).not.toContain('已依法销毁');
  expect(await list.innerText()).toContain(accountOf(archivist).name);
  await bureau.goAhead(0);
});

it('all of it reads in English too', async () => {
  const desk = await at(archivist, 'keeping');
  await desk.press('language-switch');
  await desk.find('matter-shares').getByRole('heading', { name: 'Given outside' }).waitFor();
  await desk.see('keeping-english');
  await desk.press('language-switch');
});

it('no screen stuck out and no script failed', async () => {
  const desks = await bureau.desks();
  expect(desks.flatMap(({ stuckOut }) => stuckOut)).toEqual([]);
  expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
