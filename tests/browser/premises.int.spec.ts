import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { accountOf, cast, Journey, makePhoto, makeVideo, shop, until } from '@sanzhi/testing';
import { civilDateOf, plusDays } from '@sanzhi/statute';
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
    await desk.unfold('room');
    await desk.fill('room', { code, name: '第一询问室', kind: 'inquiry', cameras: cameras[0] });
    await desk.see('room-form');
    await desk.press('room-submit');
    const card = desk.page.locator('section[data-testid^="room-"]', { hasText: code });
    await desk.sent(card.waitFor());
    room = (await card.getAttribute('data-testid'))?.replace('room-', '') ?? '';
    await desk.unfold(`room-${room}-change`);
    await desk.fill(`room-${room}-change`, { cameras: cameras.join(' ') });
    await desk.press(`room-${room}-change-submit`);
    await desk.sent(card.filter({ hasText: cameras.join('、') }).waitFor());
    await desk.find(`room-${room}-free`).waitFor();
    await desk.see('premises-free');
  });

  it('is booked for a matter by who carries it', async () => {
    const desk = await goToRooms(cast.handler);
    expect(await desk.find(`room-${room}-change`).count()).toBe(0);
    await desk.unfold(`book-${room}`);
    await desk.fill(`book-${room}`, { ...slot, matter: journey.id, purpose: 'inquiry' });
    await desk.see('book');
    await desk.press(`book-${room}-submit`);
    const booked = desk.find(`room-${room}`).locator('[data-state="booked"]');
    await desk.sent(booked.filter({ hasText: accountOf(cast.handler).name }).waitFor());
    expect(await booked.innerText()).toContain('询问');
    await booked.getByRole('link', { name: shop.party.name }).waitFor();
    await inLedger(desk, '执法场所时段预订');
  });

  it('is booked by the window, which finds the matter by its number and learns no more of it', async () => {
    const { reference } = await journey.matter();
    const desk = await bureau.desk('jiang.clerk');
    await desk.go(`/premises?day=${plusDays(day, 1)}`);
    await desk.unfold(`book-${room}`);
    await desk.see('book-window');
    const matter = desk.find(`book-${room}-matter`);
    await matter.locator('input').fill(reference);
    const option = desk.find(`book-${room}-matter-option-${journey.id}`);
    await option.filter({ hasText: `${reference} ${shop.party.name}` }).waitFor();
    await matter.locator('input').fill(`${reference}甲`);
    await desk.page.getByText('没有可选的').waitFor();
    await matter.locator('input').fill(reference);
    await option.click();
    await desk.press(`book-${room}-submit`);
    const booked = desk.find(`room-${room}`).locator('[data-state="booked"]');
    await desk.sent(booked.filter({ hasText: accountOf('jiang.clerk').name }).waitFor());
  });

  it('is not given twice: who has it stands there before one asks, and the answer says so too', async () => {
    const desk = await goToRooms(cast.unitHead);
    await desk.unfold(`book-${room}`);
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
    await booked.waitFor();
    const films = await booked.getAttribute('data-testid');
    await desk.unfold(`${films}-films`);
    await booked.getByRole('link', { name: '询问室录像' }).waitFor();
    await desk.see('premises-films');
    await until('the slot to have its film', async () => {
      const { items } = await bureau.house.api.call(evidenceApi.listSlots, cast.handler, { id: room, day });
      return items.some(({ films }) => films?.length === 1);
    });
    await desk.press('language-switch');
    await desk.page.getByRole('heading', { level: 1, name: 'Premises' }).waitFor();
    await desk.see('premises-english');
    await desk.press('language-switch');
  });

  it('leaves the slot its own: what has begun is not cancelled, what is to come is, for a reason', async () => {
    const desk = await goToRooms(cast.handler);
    const card = desk.find(`room-${room}`);
    const cancel = card.locator('button[data-testid$="-cancel"]');
    await card.locator('[data-state="booked"]').waitFor();
    expect(await cancel.count()).toBe(0);
    await desk.press('premises-day-after');
    const name = (await cancel.getAttribute('data-testid')) ?? '';
    await cancel.click();
    await desk.fill(`${name}-form`, { reason: '当事人申请改期' });
    await desk.press(`${name}-form-submit`);
    await desk.sent(card.locator('[data-state="cancelled"]', { hasText: '当事人申请改期' }).waitFor());
    expect(await card.locator('[data-state="booked"]').count()).toBe(0);
    await inLedger(desk, '执法场所时段取消');
  });
});

describe('a slot of which no film was handed in', () => {
  const ended = plusDays(day, -3);
  const reason = '机位硬盘损坏，已报修。';
  let own: Journey;
  let missed = '';
  let before = { required: 0, exempted: 0 };
  const counted = async () => {
    const days = { from: ended, to: ended };
    const { activities } = await bureau.house.api.call(evidenceApi.recordingStatistics, cast.unitHead, days);
    const found = activities.find(({ activity }) => activity === 'premises');
    if (!found) throw new Error('the premises are not counted');
    return found;
  };
  const films = async (): Promise<string[]> => {
    const { next } = await own.matter();
    return next.flatMap(({ missing }) => missing.map(({ zh }) => zh)).filter((zh) => zh.includes('机位录像'));
  };

  it('is missed, holds the matter, and is explained by the officer', async () => {
    own = new Journey({ api: bureau.house.api, now: () => new Date() });
    await own.open();
    before = await counted();
    const { api } = bureau.house;
    await api.call(evidenceApi.bookSlot, cast.handler, {
      ...{ id: room, matter: own.id, purpose: 'inquiry' },
      ...{ from: `${ended}T09:00:00+08:00`, to: `${ended}T10:00:00+08:00` },
    });
    const { items } = await api.call(evidenceApi.listSlots, cast.handler, { id: room, day: ended });
    const id = items[0]?.id ?? '';
    missed = `slot-${id}`;
    const desk = await goToRooms(cast.handler);
    await desk.find(`missed-${id}`).filter({ hasText: '待说明' }).getByRole('link').first().click();
    await desk.untilState(missed, 'missing');
    await desk.see('slot-missing');
    await until('the matter to be held', async () => (await films()).length > 0);
    expect(await counted()).toMatchObject({ required: before.required + 1, exempted: before.exempted });
    await desk.fill(`${missed}-explain`, { reason });
    await desk.press(`${missed}-explain-submit`);
    await desk.sent(desk.find(`${missed}-missing`).filter({ hasText: '待批准' }).waitFor());
    expect(await desk.find(`${missed}-approve`).count()).toBe(0);
  });

  it('is approved by somebody else, which frees the matter', async () => {
    const head = await bureau.desk(cast.unitHead);
    await head.go(`/premises?day=${ended}`);
    await head.see('slot-explained');
    await head.press('language-switch');
    await head.find(`${missed}-missing`).filter({ hasText: 'to be approved' }).waitFor();
    await head.see('slot-explained-english');
    await head.press('language-switch');
    await head.press(`${missed}-approve`);
    await head.sent(head.find(`${missed}-missing`).filter({ hasText: '已说明并批准' }).waitFor());
    await head.untilState(missed, 'booked');
    await head.see('slot-approved');
    await until('the matter to be free', async () => (await films()).length === 0);
    await head.go(`/matters/${own.id}/ledger`);
    await head.find('matter-ledger-list').locator('tbody tr', { hasText: '缺录像批准' }).first().waitFor();
  });

  it('is counted', async () => {
    const head = await bureau.desk(cast.unitHead);
    await head.go(`/statistics?from=${ended}&to=${ended}`);
    const row = head.find('statistics-activities-table-row-premises');
    await row.waitFor();
    await head.see('statistics-premises');
    const [, owed, , exempted] = await row.locator('td').allInnerTexts();
    expect([owed, exempted].map(Number)).toEqual([before.required + 1, before.exempted + 1]);
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
