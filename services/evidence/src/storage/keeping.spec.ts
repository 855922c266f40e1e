import { describe, expect, it } from '@jest/globals';
import { deng, head, matter, StorageScene, tang } from '../../test/storage-scene.ts';

const litigation = { ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人提起诉讼' };
const typesOf = (events: readonly { type: string }[]) =>
  events.map(({ type }) => type.split('.').slice(3, 5).join('.'));

describe('保管期限', () => {
  const order = (scene: StorageScene, archive: '10-years' | '30-years' | 'permanent') =>
    scene.command(deng, () =>
      scene.ordering.retention({ matter, class: archive, reason: '重大案件', who: deng }),
    );

  it('the longest wins, on what is sealed and on what is sealed later', async () => {
    const scene = new StorageScene();
    const before = await scene.seal('before', 1, 'six-months');
    await order(scene, '30-years');
    const after = await scene.seal('after', 1, 'six-months');
    await scene.settling.execute();
    for (const thing of [before, after]) {
      expect(scene.version(thing)?.until.getFullYear()).toBe(2056);
      expect(await scene.holding(thing)).toMatchObject({ class: '30-years', settled: true });
    }
    expect(typesOf(scene.keepings.events)).toEqual(['retention.set']);
  });

  it('a shorter class changes nothing that is sealed', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('thirty');
    await order(scene, '10-years');
    await scene.settling.execute();
    expect(scene.version(thing)?.until.getFullYear()).toBe(2056);
    expect((await scene.holding(thing)).class).toBe('30-years');
  });

  it('the lock of what is permanent is renewed before it ends, and it is never due', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('permanent');
    await order(scene, 'permanent');
    await scene.settling.execute();
    expect(scene.version(thing)?.until.getFullYear()).toBe(2126);
    scene.yearsOn(99);
    scene.now = new Date(scene.now.getTime() + 86_400_000 * 30);
    await scene.settling.execute();
    expect(scene.version(thing)?.until.getFullYear()).toBe(2225);
    scene.yearsOn(300);
    expect((await scene.disposing.due({ who: deng, limit: 10 })).items).toEqual([]);
  });

  it('law 4: a worker killed in the middle goes on, and nothing is done twice over', async () => {
    const scene = new StorageScene();
    const things = [await scene.seal('a', 1), await scene.seal('b', 1), await scene.seal('c', 1)];
    await order(scene, 'permanent');
    let left = 1;
    const { lock } = scene.store;
    scene.store.lock = async (...args) => {
      if (left-- <= 0) throw new Error('killed');
      await lock.call(scene.store, ...args);
    };
    await expect(scene.settling.execute()).rejects.toThrow('killed');
    scene.store.lock = lock;
    await scene.settling.execute();
    for (const thing of things) expect(scene.version(thing)?.until.getFullYear()).toBe(2126);
    expect((await scene.ordering.read({ matter, who: deng })).keeping.settled).toBe(true);
  });

  it('law 9: another agency has no such matter to order anything for', async () => {
    const scene = new StorageScene();
    const who = { ...deng, agency: '114311280064218501' };
    const gone = { detail: { kind: 'absent' } };
    await expect(
      scene.ordering.retention({ matter, class: 'permanent', reason: 'x', who }),
    ).rejects.toMatchObject(gone);
    await expect(scene.ordering.read({ matter, who })).rejects.toMatchObject(gone);
  });
});

describe('保全冻结', () => {
  const place = async (scene: StorageScene, who = deng): Promise<string> => {
    const id = scene.id();
    await scene.command(who, () => scene.ordering.hold({ id, matter, ...litigation, who }));
    await scene.settling.execute();
    return id;
  };

  it('holds every sealed version and those sealed later, until another person lifts it', async () => {
    const scene = new StorageScene();
    const before = await scene.seal('before');
    const hold = await place(scene);
    const after = await scene.seal('after');
    await scene.settling.execute();
    for (const thing of [before, after]) {
      expect(scene.version(thing)?.held).toBe(true);
      expect(scene.store.kept.get(`derived/${thing}/preview.mp4 d1`)?.held).toBe(true);
    }
    const lift = (who: typeof deng) =>
      scene.command(who, () => scene.ordering.lift({ matter, hold, reason: '判决生效', who }));
    await expect(lift(deng)).rejects.toMatchObject({ code: 'storage.own-request' });
    await lift(tang);
    await scene.settling.execute();
    for (const thing of [before, after]) expect(scene.version(thing)?.held).toBe(false);
    await expect(lift(tang)).rejects.toMatchObject({ code: 'storage.lifted' });
    expect(typesOf(scene.keepings.events)).toEqual(['hold.placed', 'hold.lifted']);
  });

  it('stays while any hold is left', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('held twice');
    const first = await place(scene);
    await place(scene, head);
    await scene.command(tang, () => scene.ordering.lift({ matter, hold: first, reason: '撤诉', who: tang }));
    await scene.settling.execute();
    expect(scene.version(thing)?.held).toBe(true);
  });

  it('law 4: killed between the store and the database, it is put right whichever way it went', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('crash');
    await scene.settling.execute();
    const hold = scene.id();
    await scene.command(deng, () => scene.ordering.hold({ id: hold, matter, ...litigation, who: deng }));
    const { save } = scene.holdings;
    scene.holdings.save = async () => {
      throw new Error('killed');
    };
    await expect(scene.settling.execute()).rejects.toThrow('killed');
    scene.holdings.save = save;
    expect(scene.version(thing)?.held).toBe(true);
    await scene.command(tang, () => scene.ordering.lift({ matter, hold, reason: '撤诉', who: tang }));
    await scene.settling.execute();
    expect(scene.version(thing)?.held).toBe(false);
  });
});
