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
};
