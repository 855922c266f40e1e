import { describe, expect, it } from '@jest/globals';
import { decideDisposal } from './domain/disposal.ts';
import { deng, head, matter, StorageScene, tang } from '../../test/storage-scene.ts';

const typesOf = (events: readonly { type: string }[]) =>
  events.map(({ type }) => type.split('.').slice(3, 5).join('.'));
const propose = async (scene: StorageScene, ...things: string[]): Promise<string> => {
  const id = scene.id();
  await scene.command(deng, () => scene.disposing.propose({ id, things, reason: '保管期满', who: deng }));
  return id;
};
const approve = (scene: StorageScene, id: string, who = tang) =>
  scene.command(who, () => scene.disposing.decide({ id, verdict: 'approved', note: '同意', who }));
/** Sealed, settled, and its thirty years over. */
const over = async () => {
  const scene = new StorageScene();
  const thing = await scene.seal('over');
  await scene.settling.execute();
  scene.yearsOn(31);
  return { scene, thing };
};

describe('law 2: disposal', () => {
  it('is refused before the end, on hold and twice over', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('early');
    await scene.settling.execute();
    await expect(propose(scene, thing)).rejects.toMatchObject({ code: 'storage.not-due' });
    scene.yearsOn(31);
    expect((await scene.disposing.due({ who: deng, limit: 10 })).items).toHaveLength(1);
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: deng };
    await scene.command(deng, () => scene.ordering.hold(hold));
    await scene.settling.execute();
    expect((await scene.disposing.due({ who: deng, limit: 10 })).items).toEqual([]);
    await expect(propose(scene, thing)).rejects.toMatchObject({ code: 'storage.not-due' });
  });

  it('law 7: is approved by another person, once', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    const same = { ...tang, subject: deng.subject };
    await expect(approve(scene, id, same)).rejects.toMatchObject({ code: 'storage.own-request' });
    await scene.carryingOut.execute();
    expect(scene.version(thing)).toBeDefined();
    await approve(scene, id);
    await expect(approve(scene, id)).rejects.toMatchObject({ code: 'storage.decided' });
  });

  it('removes the version and what was made from it, and says which and who', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    await approve(scene, id);
    await scene.carryingOut.execute();
    expect(scene.store.kept.size).toBe(0);
    expect(await scene.holding(thing)).toMatchObject({ disposed: { disposal: id } });
    const { sha256 } = await scene.holding(thing);
    expect(scene.holdings.events).toMatchObject([
      {
        type: 'cn.sanzhi.evidence.holding.disposed.v1',
        data: { thing, sha256, proposedBy: { name: '邓秀英' }, approvedBy: { name: '局长' } },
      },
    ]);
    expect(typesOf(scene.disposals.events)).toEqual([
      'disposal.proposed',
      'disposal.approved',
      'disposal.carried-out',
    ]);
    expect((await scene.disposing.due({ who: deng, limit: 10 })).items).toEqual([]);
  });

  it('takes a station’s file that belongs to no matter the same way, and says so without one', async () => {
    const scene = new StorageScene();
    const template = scene.sealed.get(await scene.seal('template', 1, 'six-months'));
    if (!template) throw new Error('nothing sealed');
    const { matter: _, ...rest } = template;
    const item = { ...rest, kind: 'item' as const, thing: scene.id(), key: 'intake/x' };
    const version = { body: Buffer.from('x'), until: new Date(rest.retainUntil), held: false };
    scene.store.kept.set('intake/x v1', version);
    scene.sealed.set(item.thing, item);
    await scene.noting.execute({ kind: 'item', thing: item.thing, agency: item.agency });
    await scene.settling.execute();
    await expect(propose(scene, item.thing)).rejects.toMatchObject({ code: 'storage.not-due' });
    scene.yearsOn(2);
    const id = await propose(scene, item.thing);
    await approve(scene, id);
    await scene.carryingOut.execute();
    expect(scene.store.kept.has('intake/x v1')).toBe(false);
    const [gone] = scene.holdings.events;
    expect(gone).toMatchObject({ data: { kind: 'item', thing: item.thing } });
    expect(gone?.matter).toBeUndefined();
  });

  it('keeps what was held after the approval', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    await approve(scene, id);
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: head };
    await scene.command(head, () => scene.ordering.hold(hold));
    await scene.carryingOut.execute();
    expect(scene.version(thing)).toBeDefined();
    const { state } = await scene.disposing.one({ id, who: tang });
    expect(state.items).toMatchObject([{ state: 'kept', fault: 'storage.not-due' }]);
  });

  it('keeps what the store does not let go of', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    await approve(scene, id);
    const version = scene.version(thing);
    if (version) version.until = new Date(scene.now.getTime() + 86_400_000);
    await scene.carryingOut.execute();
    expect(scene.version(thing)).toBeDefined();
    expect(scene.store.kept.size).toBe(2);
    expect((await scene.disposing.one({ id, who: tang })).state.items).toMatchObject([
      { state: 'kept', fault: 'store.locked' },
    ]);
    expect(await scene.holding(thing)).not.toHaveProperty('disposed');
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: head };
    await scene.command(head, () => scene.ordering.hold(hold));
    await scene.settling.execute();
    expect(version?.held).toBe(true);
    expect(scene.keepings.events.at(-1)?.data).not.toHaveProperty('ending');
  });

  it('law 4: killed after the store let go, it goes on and says each thing once', async () => {
    const scene = new StorageScene();
    const things = [await scene.seal('one'), await scene.seal('two')];
    await scene.settling.execute();
    scene.yearsOn(31);
    const id = await propose(scene, ...things);
    await approve(scene, id);
    const { save } = scene.holdings;
    scene.holdings.save = async () => {
      throw new Error('killed');
    };
    await expect(scene.carryingOut.execute()).rejects.toThrow('killed');
    scene.holdings.save = save;
    const disposals = scene.disposals.save;
    scene.disposals.save = async () => {
      throw new Error('killed again');
    };
    await expect(scene.carryingOut.execute()).rejects.toThrow('killed again');
    scene.disposals.save = disposals;
    await scene.carryingOut.execute();
    await scene.carryingOut.execute();
    expect(typesOf(scene.holdings.events)).toEqual(['holding.disposed', 'holding.disposed']);
    expect((await scene.disposing.one({ id, who: tang })).state.state).toBe('carried-out');
  });

  describe('law 2: killed, and a hold ordered before the next round', () => {
    const killed = async () => {
      throw new Error('killed');
    };
    /** Where it stands when it is killed, by what can no longer be done. */
    const killedAt = async (kill: (scene: StorageScene) => () => void) => {
      const { scene, thing } = await over();
      const rest = await scene.seal('the rest of the matter', 60);
      await scene.settling.execute();
      const id = await propose(scene, thing);
      await approve(scene, id);
      const alive = kill(scene);
      await expect(scene.carryingOut.execute()).rejects.toThrow('killed');
      alive();
      const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: head };
      await scene.command(head, () => scene.ordering.hold(hold));
      await scene.settling.execute();
      await scene.carryingOut.execute();
      expect(scene.version(rest)?.held).toBe(true);
      const [item] = (await scene.disposing.one({ id, who: tang })).state.items;
      const placed = scene.keepings.events.find(({ type }) => type.includes('hold.placed'));
      return { scene, thing, item, ending: (placed?.data as { ending?: string[] }).ending };
    };
    const gone = ({ scene, thing, item, ending }: Awaited<ReturnType<typeof killedAt>>) => {
      expect(scene.version(thing)).toBeUndefined();
      expect(item).toMatchObject({ state: 'gone' });
      expect(ending).toEqual([thing]);
      expect(typesOf(scene.keepings.events)).toEqual(['holding.ending', 'hold.placed']);
      expect(typesOf(scene.holdings.events)).toEqual(['holding.disposed']);
      expect(scene.alarms).toEqual([]);
    };

    it('before it was told to go: it is held and kept', async () => {
      const { scene, thing, item, ending } = await killedAt(({ keepings }) => {
        const { save, add } = keepings;
        Object.assign(keepings, { save: killed, add: killed });
        return () => Object.assign(keepings, { save, add });
      });
      expect(scene.version(thing)?.held).toBe(true);
      expect(item).toMatchObject({ state: 'kept', fault: 'storage.not-due' });
      expect(ending).toBeUndefined();
      expect(typesOf(scene.keepings.events)).toEqual(['hold.placed']);
      expect(scene.holdings.events).toEqual([]);
    });

    it('told to go and not gone yet: the hold names it, and it goes', async () => {
      gone(
        await killedAt(({ store }) => {
          const { remove } = store;
          store.remove = killed;
          return () => (store.remove = remove);
        }),
      );
    });

    it('gone and not yet said: it is never called kept', async () => {
      gone(
        await killedAt(({ holdings }) => {
          const { save } = holdings;
          holdings.save = killed;
          return () => (holdings.save = save);
        }),
      );
    });
  });

  it('law 7: approved in the database alone, or by who proposed it, it stays', async () => {
    const { scene, thing } = await over();
    for (const said of [false, true]) {
      const id = await propose(scene, thing);
      const kept = await scene.disposals.get(id);
      if (!kept) throw new Error('not proposed');
      const change = decideDisposal(kept.state, 'approved', '同意', { who: tang, now: scene.now });
      const facts = said ? change.facts : [];
      await scene.command(deng, () => scene.disposals.save(kept, { ...change, facts }));
      await scene.carryingOut.execute();
      expect(scene.version(thing)).toBeDefined();
      expect((await scene.disposing.one({ id, who: tang })).state.items).toMatchObject([
        { state: 'kept', fault: 'storage.unproven' },
      ]);
    }
    expect(scene.store.kept.size).toBe(2);
    expect(await scene.holding(thing)).not.toHaveProperty('disposed');
    expect(scene.keepings.events).toEqual([]);
  });

  it('approved and not yet in the published ledger, it waits', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    await approve(scene, id);
    scene.silent = true;
    await expect(scene.carryingOut.execute()).rejects.toMatchObject({ code: 'ledger.not-published' });
    expect(scene.version(thing)).toBeDefined();
    scene.silent = false;
    await scene.carryingOut.execute();
    expect(scene.version(thing)).toBeUndefined();
  });

  it('law 2: a hold that comes between judging and telling it to go is seen', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    await approve(scene, id);
    const { get } = scene.keepings;
    scene.keepings.get = async (keeping) => {
      const judged = await get.call(scene.keepings, keeping);
      scene.keepings.get = get;
      const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: head };
      await scene.command(head, () => scene.ordering.hold(hold));
      return judged;
    };
    await scene.carryingOut.execute();
    expect(scene.version(thing)).toBeDefined();
    expect(typesOf(scene.keepings.events)).toEqual(['hold.placed']);
  });

  it('what cannot be ended keeps nothing else waiting, in its own list and in others', async () => {
    const scene = new StorageScene();
    const broken: string[] = [];
    for (let n = 0; n < 12; n += 1) broken.push(await scene.seal(`broken ${n}`));
    const [first, last] = [await scene.seal('first'), await scene.seal('last')];
    await scene.settling.execute();
    scene.yearsOn(31);
    await approve(scene, await propose(scene, first));
    for (const [n, thing] of broken.entries()) {
      await approve(scene, await propose(scene, ...(n === 11 ? [thing, last] : [thing])));
      scene.store.unreadable.add(`${matter}/${thing} v1`);
    }
    await expect(scene.carryingOut.execute()).rejects.toMatchObject({ code: 'store.down' });
    for (const thing of [first, last]) expect(await scene.holding(thing)).toHaveProperty('disposed');
  });

  it('law 9: another agency sees nothing of it', async () => {
    const { scene, thing } = await over();
    const id = await propose(scene, thing);
    const who = { ...tang, agency: '114311280064218501' };
    const gone = { detail: { kind: 'absent' } };
    await expect(scene.disposing.one({ id, who })).rejects.toMatchObject(gone);
    await expect(approve(scene, id, who)).rejects.toMatchObject(gone);
    await expect(
      scene.disposing.propose({ id: scene.id(), things: [thing], reason: 'x', who }),
    ).rejects.toMatchObject(gone);
  });
});
