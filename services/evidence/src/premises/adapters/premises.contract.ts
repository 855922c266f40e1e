import { expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { people } from '../../../test/matter-people.ts';
import { PremisesScene } from '../../../test/premises-scene.ts';
import type { RoomsRegister, Schedules } from '../application/ports.ts';

type Open = () => Promise<{ rooms: RoomsRegister; schedules: Schedules }>;

/** What every keeper of rooms and their days does, and the rules over it. */
export const premisesContract = (open: Open): void => {
  const scene = async () => {
    const { rooms, schedules } = await open();
    const made = new PremisesScene(rooms, schedules, newId(), newId());
    await made.matter.open();
    return made;
  };
  const day = '2026-02-10';

  it('keeps a room under its code, of one agency, a camera in one room', async () => {
    const here = await scene();
    const first = await here.room();
    expect(await here.room({ name: '第一询问室（新）' })).toEqual({ id: first.id, version: 2 });
    await expect(here.room({ code: 'XW-2' })).rejects.toMatchObject({ code: 'premises.camera-elsewhere' });
    await here.room({ code: 'TZ-1', kind: 'hearing', cameras: ['CAM-2'] });
    const listed = await here.reading.rooms(here.matter);
    expect(listed.map(({ state }) => [state.code, state.name])).toEqual([
      ['TZ-1', '第一询问室'],
      ['XW-1', '第一询问室（新）'],
    ]);
    expect(await here.reading.rooms({ agency: newId() })).toEqual([]);
  });

  it('gives a slot to one matter, also when two ask at the same moment', async () => {
    const here = await scene();
    const { id } = await here.room();
    const both = await Promise.allSettled([here.book(id), here.book(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await here.book(id, { from: '2026-02-10T16:00:00+08:00', to: '2026-02-10T17:00:00+08:00' });
    const { slots } = await here.reading.slots({ room: id, day, who: here.matter });
    expect(slots).toHaveLength(2);
  });

  const refusals: [string, object, string][] = [
    ['an end before its beginning', { to: '2026-02-10T13:00:00+08:00' }, 'premises.ends-before-start'],
    ['a slot past midnight', { to: '2026-02-11T00:30:00+08:00' }, 'premises.over-midnight'],
    ['a hearing in the inquiry room', { purpose: 'hearing' }, 'premises.wrong-room'],
  ];
  it.each(refusals)('refuses %s', async (_, change, code) => {
    const here = await scene();
    const { id } = await here.room();
    await expect(here.book(id, change)).rejects.toMatchObject({ code });
  });

  it('refuses whoever does not carry the matter, and another agency’s room', async () => {
    const here = await scene();
    const { id } = await here.room();
    await expect(here.book(id, { who: here.matter.as(people.hu) })).rejects.toMatchObject({
      code: 'matter.not-its-officer',
    });
    await expect(here.book(id, { who: people.chen })).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });

  it('knows what a fixed camera saw, until the slot is cancelled', async () => {
    const here = await scene();
    const { id } = await here.room();
    await here.book(id);
    const at = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
    const span = at('2026-02-10T14:05:00+08:00', '2026-02-10T15:50:00+08:00');
    const { agency } = here.matter;
    const [seen] = await here.reading.ofCamera('CAM-1', agency, span);
    expect(seen).toMatchObject({ room: id, roomName: '第一询问室', matter: here.matter.id });
    expect(await here.reading.ofCamera('CAM-9', agency, span)).toEqual([]);
    const overnight = at('2026-02-09T23:00:00+08:00', '2026-02-10T14:30:00+08:00');
    expect(await here.reading.ofCamera('CAM-1', agency, overnight)).toHaveLength(1);
    const morning = at('2026-02-10T08:00:00+08:00', '2026-02-10T14:00:00+08:00');
    expect(await here.reading.ofCamera('CAM-1', agency, morning)).toEqual([]);
    const { schedule = '' } = await here.reading.slots({ room: id, day, who: here.matter });
    const cancelling = {
      id: schedule,
      slot: seen?.slot ?? '',
      reason: '改期',
      who: here.matter.as(people.chen),
    };
    await here.matter.do(() => here.booking.cancel(cancelling));
    expect(await here.reading.ofCamera('CAM-1', agency, span)).toEqual([]);
    await expect(here.booking.cancel(cancelling)).rejects.toMatchObject({ code: 'premises.no-such-slot' });
  });

  const hour = 3_600_000;
  /** A booked slot of two hours, and what a sweep so many hours behind its end finds. */
  const booked = async () => {
    const here = await scene();
    const { id: room } = await here.room();
    await here.book(room);
    const only = async () => {
      const { schedule = '', slots } = await here.reading.slots({ room, day, who: here.matter });
      const [slot] = slots;
      if (!slot) throw new Error('no slot');
      return { id: schedule, slot };
    };
    const sweep = async (hours: number) => {
      here.matter.now = new Date(Date.parse((await only()).slot.to) + hours * hour);
      const failed: unknown[] = [];
      await here.missing.sweep((_, error) => void failed.push(error));
      expect(failed).toEqual([]);
      return (await only()).slot.missing;
    };
    const { id, slot } = await only();
    const asked = (who = people.chen) => ({ id, slot: slot.id, who: here.matter.as(who) });
    const owing = () => here.reading.owing(here.matter.agency, day, day);
    return { here, room, only, sweep, asked, owing };
  };

  it('misses the film of a slot once the time to hand it in is over, once and no earlier', async () => {
    const { here, only, sweep, owing } = await booked();
    expect(await sweep(-1)).toBeUndefined();
    expect(await sweep(24)).toBeUndefined();
    expect(await owing()).toEqual([]);
    const missing = await sweep(24.1);
    expect(missing?.since).toBe(here.matter.now.toISOString());
    const { version } = (await here.schedules.get((await only()).id)) ?? {};
    expect(await sweep(48)).toEqual(missing);
    expect((await here.schedules.get((await only()).id))?.version).toBe(version);
    expect(await here.reading.missed(here.matter)).toMatchObject([{ roomName: '第一询问室', missing }]);
    expect(await here.reading.missed({ agency: newId() })).toEqual([]);
    expect(await owing()).toHaveLength(1);
  });

  it('cameras that are taken off the room afterwards owe their film still; a room without any owes none', async () => {
    const { here, room, sweep } = await booked();
    await here.room({ cameras: [] });
    expect(await sweep(25)).toBeDefined();
    await here.book(room, { from: '2026-02-10T16:00:00+08:00', to: '2026-02-10T17:00:00+08:00' });
    await sweep(72);
    expect(await here.reading.missed(here.matter)).toHaveLength(1);
  });

  it('law 4: sweeps at one moment miss a slot once, and what stopped one is done by the next', async () => {
    const { here, only, sweep, asked } = await booked();
    here.matter.now = new Date(Date.parse((await only()).slot.to) + 25 * hour);
    await Promise.all([0, 1, 2].map(() => here.missing.sweep(() => undefined)));
    expect(await sweep(25)).toBeDefined();
    expect((await here.schedules.get(asked().id))?.version).toBe(2);
  });

  it('law 7: a missing film needs a reason and the approval of somebody else', async () => {
    const { here, sweep, asked } = await booked();
    const explain = (who = people.chen) =>
      here.matter.do(() => here.missing.explain({ ...asked(who), reason: '机位硬盘损坏' }));
    const approve = (who = people.unitHead) => here.matter.do(() => here.missing.approve(asked(who)));
    await expect(explain()).rejects.toMatchObject({ code: 'premises.not-missed' });
    await sweep(25);
    await expect(approve()).rejects.toMatchObject({ code: 'premises.miss-unexplained' });
    await expect(explain(people.hu)).rejects.toMatchObject({ code: 'matter.not-its-officer' });
    await explain();
    await expect(approve(people.chen)).rejects.toMatchObject({ detail: { kind: 'forbidden' } });
    await approve();
    expect(await here.reading.missed(here.matter)).toEqual([]);
    await expect(explain()).rejects.toMatchObject({ code: 'premises.miss-approved' });
    const foreign = here.missing.explain({ ...asked(), who: people.chen, reason: '?' });
    await expect(foreign).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });

  it('law 7: the head who booked the room or explains does not approve', async () => {
    const { here, sweep, asked } = await booked();
    await sweep(25);
    const head = asked(people.unitHead);
    await here.matter.do(() => here.missing.explain({ ...head, reason: '机位硬盘损坏' }));
    const approve = here.matter.do(() => here.missing.approve(head));
    await expect(approve).rejects.toMatchObject({ code: 'premises.own-approval' });
  });

  it('a film that comes in time is no miss, and one that comes later ends it', async () => {
    const { here, only, sweep, asked, owing } = await booked();
    const film = (recording: string) => here.matter.do(() => here.missing.filmed(asked().slot, recording));
    await sweep(25);
    await film('film-1');
    await film('film-1');
    expect((await only()).slot).toMatchObject({ films: ['film-1'] });
    expect(await sweep(60)).toBeUndefined();
    expect(await owing()).toHaveLength(1);
    const other = await booked();
    await other.here.matter.do(() => other.here.missing.filmed(other.asked().slot, 'film-2'));
    expect(await other.sweep(60)).toBeUndefined();
    await here.matter.do(() => here.missing.filmed(newId(), 'film-3'));
  });

  it('is not cancelled once it has begun or has a film', async () => {
    const { here, sweep, asked } = await booked();
    const cancel = () => here.matter.do(() => here.booking.cancel({ ...asked(), reason: '改期' }));
    await sweep(-1);
    await expect(cancel()).rejects.toMatchObject({ code: 'premises.begun' });
    await sweep(25);
    await expect(cancel()).rejects.toMatchObject({ code: 'premises.begun' });
    await here.matter.do(() => here.missing.filmed(asked().slot, 'film-1'));
    await expect(cancel()).rejects.toMatchObject({ code: 'premises.filmed' });
  });
};
