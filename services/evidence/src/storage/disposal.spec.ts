import { describe, expect, it } from '@jest/globals';
import { decideErasure, requestErasure } from './domain/erasure.ts';
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

describe('erasure of personal data', () => {
  const request = async (scene: StorageScene, ground: 'term-over' | 'legal-order') => {
    const id = scene.id();
    const asked = { id, matter, ground, basis: '个人信息保护法第四十七条', reason: '期满', who: deng };
    await scene.command(deng, () => scene.erasing.request(asked));
    return id;
  };
  const decide = (scene: StorageScene, id: string, who = tang) =>
    scene.command(who, () => scene.erasing.decide({ id, verdict: 'approved', note: '同意', who }));

  it('waits for the end of the term, unless an order of law says otherwise', async () => {
    const scene = new StorageScene();
    await scene.seal('kept');
    await scene.settling.execute();
    await expect(request(scene, 'term-over')).rejects.toMatchObject({ code: 'storage.term-not-over' });
    await request(scene, 'legal-order');
    scene.yearsOn(31);
    await request(scene, 'term-over');
  });

  it('never while the matter is held', async () => {
    const scene = new StorageScene();
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: deng };
    await scene.command(deng, () => scene.ordering.hold(hold));
    await expect(request(scene, 'legal-order')).rejects.toMatchObject({ code: 'storage.held' });
  });

  it('erasures that are held meanwhile do not stand before another matter’s', async () => {
    const scene = new StorageScene();
    const other = scene.id();
    const asked = { ground: 'legal-order' as const, basis: 'x', reason: 'x', who: deng };
    const free = {
      ...requestErasure({ id: scene.id(), matter: other, ...asked }, { who: deng, now: scene.now }),
    };
    await scene.erasures.add(decideErasure(free.erasure, 'approved', '', { who: tang, now: scene.now }));
    for (let n = 0; n < 12; n += 1) await decide(scene, await request(scene, 'legal-order'));
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: deng };
    await scene.command(deng, () => scene.ordering.hold(hold));
    await expect(scene.carryingErasures.execute()).rejects.toMatchObject({ code: 'storage.held' });
    expect(scene.erasedKeys).toEqual([other]);
  });

  it('law 7: by two people; then rooms and ledger forget, and it is said once', async () => {
    const scene = new StorageScene();
    const id = await request(scene, 'legal-order');
    await scene.carryingErasures.execute();
    expect(scene.erasedKeys).toEqual([]);
    await expect(decide(scene, id, { ...tang, subject: deng.subject })).rejects.toMatchObject({
      code: 'storage.own-request',
    });
    await decide(scene, id);
    await scene.carryingErasures.execute();
    await scene.carryingErasures.execute();
    expect([scene.erasedKeys, scene.erasedRooms]).toEqual([[matter], [matter]]);
    expect(typesOf(scene.erasures.events)).toEqual([
      'erasure.requested',
      'erasure.approved',
      'erasure.carried-out',
    ]);
  });
});
