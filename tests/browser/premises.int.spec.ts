import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, cast, Journey, makePhoto, makeVideo, shop } from '@sanzhi/testing';
import { civilDateOf } from '@sanzhi/statute';
import { filmSeizure, untilSeizure } from '../support/stages.ts';
import { Bureau } from './support/bureau.ts';
import type { Desk } from './support/desk.ts';
import { recordingOf } from './support/matter-steps.ts';
import { handIn } from './support/station.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-premises-'));
const hour = 3_600_000;
const code = `XW-${Date.now()}`;
const cameras = [`${code}-1`, `${code}-2`];
/** A minute of film; the slot is the whole hour that it began in. */
const film = { startedAt: new Date(Date.now() - 120_000), endedAt: new Date(Date.now() - 60_000) };
const begins = Math.floor(film.startedAt.getTime() / hour) * hour;
const slot = { from: new Date(begins).toISOString(), to: new Date(begins + hour).toISOString() };
const day = civilDateOf(film.startedAt);

let bureau: Bureau;
let journey: Journey;
let room = '';

beforeAll(async () => {
  bureau = await Bureau.open();
  journey = new Journey({ api: bureau.house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const goToRooms = async (username: string): Promise<Desk> => {
  const desk = await bureau.desk(username);
  await desk.go(`/premises?day=${day}`);
  return desk;
};
const inLedger = async (desk: Desk, fact: string): Promise<void> => {
  await desk.go(`/matters/${journey.id}/ledger`);
  await desk.find('matter-ledger-list').locator('tbody tr', { hasText: fact }).first().waitFor();
};

describe('a room with fixed cameras', () => {
  it('is registered and changed by the head of the unit, found by the way of the navigation', async () => {
    const desk = await bureau.desk(cast.unitHead);
    await desk.go('/');
    await desk.press('nav-premises');
    await desk.press('room-toggle');
    await desk.fill('room', { code, name: '第一询问室', kind: 'inquiry', cameras: cameras[0] });
    await desk.see('room-form');
    await desk.press('room-submit');
    const card = desk.page.locator('section[data-testid^="room-"]', { hasText: code });
    await desk.sent(card.waitFor());
    room = (await card.getAttribute('data-testid'))?.replace('room-', '') ?? '';
    await desk.press(`room-${room}-change-toggle`);
    await desk.fill(`room-${room}-change`, { cameras: cameras.join(' ') });
    await desk.press(`room-${room}-change-submit`);
    await desk.sent(card.filter({ hasText: cameras.join('、') }).waitFor());
    await desk.find(`room-${room}-free`).waitFor();
    await desk.see('premises-free');
  });

  it('is booked for a matter by who carries it', async () => {
    const desk = await goToRooms(cast.handler);
    expect(await desk.find(`room-${room}-change`).count()).toBe(0);
    await desk.press(`book-${room}-toggle`);
    await desk.fill(`book-${room}`, { ...slot, matter: journey.id, purpose: 'inquiry' });
    await desk.see('book');
    await desk.press(`book-${room}-submit`);
    const booked = desk.find(`room-${room}`).locator('[data-state="booked"]');
    await desk.sent(booked.filter({ hasText: accountOf(cast.handler).name }).waitFor());
    expect(await booked.innerText()).toContain('询问');
    await booked.getByRole('link', { name: shop.party.name }).waitFor();
    await inLedger(desk, '执法场所时段预订');
  });

  it('is not given twice: who has it stands there before one asks, and the answer says so too', async () => {
    const desk = await goToRooms(cast.unitHead);
    await desk.press(`book-${room}-toggle`);
    await desk.fill(`book-${room}`, { ...slot, matter: journey.id });
    const taken = desk.find(`book-${room}-taken`);
    await taken.filter({ hasText: accountOf(cast.handler).name }).waitFor();
    await desk.press(`book-${room}-submit`);
    const refusal = desk.page.locator('[data-code="premises.taken"]');
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain(accountOf(cast.handler).name);
    await desk.see('premises-taken');
    expect(await desk.find(`room-${room}`).locator('[data-state="booked"]').count()).toBe(1);
  });
});

describe('a film of its camera', () => {
  it('is put into the matter of the slot by a person who confirms', async () => {
    const path = await makeVideo(folder, 'inquiry', 2, 11);
    const device = cameras[1] ?? '';
    const item = await handIn(bureau.house.api, cast.handler, { path, device, ...film });
    const desk = await bureau.desk(cast.handler);
    await desk.go('/intake');
    await desk.press(`item-${item}-assign`);
    await desk.find(`item-${item}-suggestion-${journey.id}`).filter({ hasText: '第一询问室' }).click();
    await desk.fill(`item-${item}-assignment`, { title: '询问室录像', officers: [...cast.officers] });
    await desk.see('intake-assignment');
    await desk.press(`item-${item}-assignment-submit`);
    await desk.sent(desk.find(`item-${item}`).waitFor({ state: 'detached' }));
    await desk.go('/intake?state=assigned');
    await desk.find(`item-${item}`).filter({ hasText: '询问室录像' }).waitFor();
    await desk.see('intake-assigned');
    await desk.go(`/matters/${journey.id}/recordings`);
    await recordingOf(desk, '询问室录像').and(desk.page.locator('[data-state="sealed"]')).waitFor();
    await inLedger(desk, '未归案文件归入案件');
  });

  it('is listed under its slot', async () => {
    const desk = await goToRooms('deng.archivist');
    const booked = desk.find(`room-${room}`).locator('[data-state="booked"]');
    await booked.locator('[data-testid$="-films-toggle"]').click();
    await booked.getByRole('link', { name: '询问室录像' }).waitFor();
    await desk.see('premises-films');
    await desk.press('language-switch');
    await desk.page.getByRole('heading', { level: 1, name: 'Premises' }).waitFor();
    await desk.see('premises-english');
    await desk.press('language-switch');
  });

  it('leaves the slot its own when the booking is cancelled for a reason', async () => {
    const desk = await goToRooms(cast.handler);
    const card = desk.find(`room-${room}`);
    const cancel = card.locator('button[data-testid$="-cancel"]');
    const name = (await cancel.getAttribute('data-testid')) ?? '';
    await cancel.click();
    await desk.fill(`${name}-form`, { reason: '询问已结束' });
    await desk.press(`${name}-form-submit`);
    await desk.sent(card.locator('[data-state="cancelled"]', { hasText: '询问已结束' }).waitFor());
    expect(await card.locator('[data-state="booked"]').count()).toBe(0);
    await inLedger(desk, '执法场所时段取消');
  });
});

describe('a whole-course recording that broke off', () => {
  it('has its gap explained by the officer and approved by another', async () => {
    await untilSeizure(journey, await makePhoto(folder, 'site'));
    for (const hoursAgo of [3, 1]) await filmSeizure(bureau.house.api, journey, folder, hoursAgo);
    const desk = await bureau.desk(cast.handler);
    await desk.go(`/matters/${journey.id}/recordings`);
    const gap = desk.page.locator('[data-testid^="gap-"][role="alert"]').first();
    await gap.waitFor();
    const name = (await gap.getAttribute('data-testid')) ?? '';
    await desk.fill(name, { reason: '分两次查封，中间等候开锁人员。' });
    await desk.see('gap');
    await desk.press(`${name}-submit`);
    await desk.sent(desk.find(name).filter({ hasText: '待批准' }).waitFor());
    const head = await bureau.desk(cast.unitHead);
    await head.go(`/matters/${journey.id}/recordings`);
    await head.press(`${name}-approve`);
    const approved = head.find(name).filter({ hasText: `已由 ${accountOf(cast.unitHead).name} 批准` });
    await head.sent(approved.waitFor());
    await head.see('gap-approved');
    await inLedger(head, '全程音像记录中断说明');
  });
});

it('no screen stuck out and no script failed', async () => {
  const desks = await bureau.desks();
  expect(desks.flatMap(({ stuckOut }) => stuckOut)).toEqual([]);
  expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
});
