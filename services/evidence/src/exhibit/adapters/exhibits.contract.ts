import { expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { ExhibitScene } from '../../../test/exhibit-scene.ts';
import { people } from '../../../test/matter-people.ts';
import type { Exhibits } from '../application/ports.ts';

/** What every keeper of exhibits does, in memory and in the database alike. */
export const exhibitsContract = (open: () => Promise<Exhibits>): void => {
  const scene = async () => {
    const made = new ExhibitScene(await open(), newId(), newId());
    await made.matter.open();
    return made;
  };

  it('keeps each thing by its number, once, and answers a repeated command with the same', async () => {
    const here = await scene();
    const [photos, key] = [[await here.photo()], newId()];
    const first = await here.record({ photos }, key);
    expect(await here.record({ photos }, key)).toEqual(first);
    const [second, third] = await Promise.all([here.record({ photos }), here.record({ photos })]);
    const listed = await here.exhibits.ofMatter(here.matter.id, here.matter.agency);
    expect(listed.map(({ state }) => state.number)).toEqual([1, 2, 3]);
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(await here.exhibits.ofMatter(here.matter.id, newId())).toEqual([]);
  });

  it('lets one of two writers win', async () => {
    const here = await scene();
    const { id } = await here.record();
    const [one, two] = await Promise.all([here.exhibits.get(id), here.exhibits.get(id)]);
    if (!one || !two) throw new Error('nothing kept');
    await here.exhibits.save(one, { exhibit: one.state, facts: [] });
    await expect(here.exhibits.save(two, { exhibit: two.state, facts: [] })).rejects.toMatchObject({
      code: 'version.stale',
    });
  });

  it('finds what is preserved, and what is overdue until something has been decided', async () => {
    const here = await scene();
    const { id } = await here.record();
    await here.record({ kind: 'sample', photos: [] });
    const ids = async (day: string) =>
      (await here.exhibits.overdue(day))
        .filter((kept) => kept.agency === here.matter.agency)
        .map((k) => k.id);
    expect((await here.exhibits.preserved(here.matter.agency)).map((kept) => kept.id)).toEqual([id]);
    expect(await here.exhibits.preserved(here.matter.agency, '2026-03-01')).toEqual([]);
    expect(await ids('2026-02-25')).toEqual([]);
    expect(await ids('2026-02-26')).toEqual([id]);
    const who = here.as(people.leader);
    await here.do(() => here.deciding.approve({ id, who, approved: false, reason: '不同意' }));
    expect(await ids('2026-02-26')).toEqual([]);
  });
};
