import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { asCommand, Replayed } from '@sanzhi/persistence';
import { Scene } from '../../../test/matter-scene.ts';
import type { Matters } from '../application/ports.ts';

/** What every keeper of matters does, in memory and in the database alike. */
export const mattersContract = (fresh: () => Promise<Matters>): void => {
  describe('a keeper of matters', () => {
    let matters: Matters;
    beforeEach(async () => {
      matters = await fresh();
    });
    const opened = async (agency: string, more: Parameters<Scene['open']>[0] = {}): Promise<Scene> => {
      const scene = new Scene({ matters, agency, name: newId() });
      await scene.open(more);
      return scene;
    };
    const list = async (filter: Partial<Parameters<Matters['page']>[0]> & { agency: string }) =>
      (await matters.page({ limit: 10, ...filter })).items.map(({ id }) => id);

    it('gives back what it was given, and nothing for an unknown one', async () => {
      const scene = await opened(newId());
      const kept = await matters.get(scene.id);
      expect(kept).toMatchObject({ id: scene.id, agency: scene.agency, version: 1, sequence: 1 });
      expect(kept?.state.proposed).toBeUndefined();
      expect(Object.values(kept?.state ?? {})).not.toContain(null);
      expect(await matters.get(newId())).toBeUndefined();
    });

    it('lets one of two writers win', async () => {
      const { id } = await opened(newId());
      const [one, two] = await Promise.all([matters.get(id), matters.get(id)]);
      if (!one || !two) throw new Error('no matter');
      await matters.save(one, { matter: { ...one.state, cause: '一' }, facts: [] });
      await expect(matters.save(two, { matter: two.state, facts: [] })).rejects.toMatchObject({
        code: 'version.stale',
      });
      expect((await matters.get(id))?.state.cause).toBe('一');
    });

    it('answers a repeated command with its first receipt', async () => {
      const scene = await opened(newId());
      const command = { key: newId(), actor: { id: 'a', name: 'a' } };
      const kept = await matters.get(scene.id);
      if (!kept) throw new Error('no matter');
      await asCommand(command, () => matters.save(kept, { matter: kept.state, facts: [] }));
      const repeat = asCommand(command, () => matters.get(scene.id));
      await expect(repeat).rejects.toBeInstanceOf(Replayed);
    });

    it('lists one agency only, newest first, by state, by officer, by words', async () => {
      const agency = newId();
      const first = await opened(agency, { cause: '甲案 (1+1)' });
      await new Promise((done) => setTimeout(done, 5));
      const second = await opened(agency, { certificates: ['18110028002', '18110028003'] });
      const other = await opened(newId());
      await second.advance('P02', {
        ...second.as({ subject: 's', name: '胡', agency, roles: ['handler'], certificate: '18110028003' }),
      });
      expect(await list({ agency })).toEqual([second.id, first.id]);
      expect(await list({ agency, state: 'P02' })).toEqual([second.id]);
      expect(await list({ agency, certificate: '18110028001' })).toEqual([first.id]);
      expect(await list({ agency, q: '(1+1)' })).toEqual([first.id]);
      expect(await list({ agency, q: '林记' })).toHaveLength(2);
      expect(await list({ agency, q: '.*' })).toEqual([]);
      expect(await list({ agency: other.agency })).toEqual([other.id]);
    });

    it('finds by what names a matter: number, party or credit code, never by its cause', async () => {
      const agency = newId();
      const { id } = await opened(agency, { cause: '甲案' });
      await opened(newId());
      const { reference, party } = (await matters.get(id))?.state ?? {};
      for (const named of [reference, party?.name.slice(0, 2), party?.uscc])
        expect(await list({ agency, named: named ?? '' })).toEqual([id]);
      expect(await list({ agency, named: '甲案' })).toEqual([]);
      expect(await list({ agency, named: '.*' })).toEqual([]);
    });

    it('lists what an officer handles or has handled, of one agency', async () => {
      const agency = newId();
      const scene = await opened(agency);
      const other = await opened(agency, { certificates: ['18110028002', '18110028003'] });
      await opened(newId());
      const kept = await matters.get(scene.id);
      if (!kept) throw new Error('no matter');
      const [first] = kept.state.officers.filter(({ certificate }) => certificate === '18110028001');
      const officers = kept.state.officers.filter((officer) => officer !== first);
      await matters.save(kept, {
        matter: { ...kept.state, officers, formerOfficers: first ? [first] : [] },
        facts: [],
      });
      const ids = async (certificate: string) =>
        (await matters.ofOfficer(certificate, agency)).map(({ id }) => id).sort();
      expect(await ids('18110028001')).toEqual([scene.id]);
      expect(await ids('18110028002')).toEqual([scene.id, other.id].sort());
      expect(await ids('0')).toEqual([]);
    });

    it('pages without leaving out or repeating', async () => {
      const agency = newId();
      const all = [];
      for (let n = 0; n < 5; n += 1) all.push((await opened(agency)).id);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await matters.page({ agency, after, limit: 2 });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect([...seen].sort()).toEqual([...all].sort());
      expect(seen).toHaveLength(5);
    });
  });
};
