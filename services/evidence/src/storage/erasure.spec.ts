import { describe, expect, it } from '@jest/globals';
import { decideErasure, requestErasure } from './domain/erasure.ts';
import { deng, matter, StorageScene, tang } from '../../test/storage-scene.ts';

const typesOf = (events: readonly { type: string }[]) =>
  events.map(({ type }) => type.split('.').slice(3, 5).join('.'));

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

  it('waits until the store has let go: the words that prove that it may would be gone', async () => {
    const scene = new StorageScene();
    await scene.seal('held');
    const hold = { id: scene.id(), matter, ground: 'litigation', basis: 'x', reason: 'x', who: deng };
    await scene.command(deng, () => scene.ordering.hold(hold));
    await scene.settling.execute();
    await scene.command(tang, () =>
      scene.ordering.lift({ matter, hold: hold.id, reason: '撤诉', who: tang }),
    );
    await decide(scene, await request(scene, 'legal-order'));
    await expect(scene.carryingErasures.execute()).rejects.toMatchObject({ code: 'storage.not-let-go' });
    expect(scene.erasedKeys).toEqual([]);
    await scene.settling.execute();
    await scene.carryingErasures.execute();
    expect(scene.erasedKeys).toEqual([matter]);
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
