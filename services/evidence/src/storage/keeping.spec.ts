import { describe, expect, it } from '@jest/globals';
import { keepingIdOf } from './application/known.ts';
import { liftHold } from './domain/keeping.ts';
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

  it('a longer class counts for what was sealed by then, however soon a shorter one follows it', async () => {
    const scene = new StorageScene();
    const before = await scene.seal('before', 1, 'six-months');
    scene.now = new Date(scene.now.getTime() + 1000);
    await order(scene, '30-years');
    scene.now = new Date(scene.now.getTime() + 1000);
    await order(scene, '10-years');
    scene.now = new Date(scene.now.getTime() + 1000);
    const after = await scene.seal('after', 1, 'six-months');
    await scene.settling.execute();
    expect((await scene.holding(before)).class).toBe('30-years');
    expect((await scene.holding(after)).class).toBe('10-years');
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

  it('reaches what was made from a record, before the order or after it', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('with files', 1, 'six-months');
    await order(scene, 'permanent');
    await scene.settling.execute();
    const until = new Date(scene.now);
    until.setFullYear(until.getFullYear() + 1);
    scene.store.kept.set(`derived/${thing}/transcript.vtt d2`, {
      body: Buffer.from('x'),
      until,
      held: false,
    });
    await scene.noting.derived(thing);
    await scene.settling.execute();
    for (const file of ['preview.mp4 d1', 'transcript.vtt d2'])
      expect(scene.store.kept.get(`derived/${thing}/${file}`)?.until.getFullYear()).toBe(2126);
    expect(await scene.holding(thing)).toMatchObject({ settled: true });
  });

  it('a file that appears while its record is being settled is not passed over', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('meanwhile', 1, 'six-months');
    await order(scene, 'permanent');
    const { versions } = scene.store;
    scene.store.versions = async (prefix) => {
      const seen = await versions.call(scene.store, prefix);
      scene.store.versions = versions;
      const late = { body: Buffer.from('x'), until: scene.now, held: false };
      scene.store.kept.set(`derived/${thing}/clip-1.mp4 d2`, late);
      await scene.noting.derived(thing);
      return seen;
    };
    await scene.settling.execute();
    expect(scene.store.kept.get(`derived/${thing}/clip-1.mp4 d2`)?.until.getFullYear()).toBe(2126);
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

  it('one version that cannot be reached is named once and keeps none of the others waiting', async () => {
    const scene = new StorageScene();
    const things: string[] = [];
    for (let n = 0; n < 103; n += 1) things.push(await scene.seal(`one of many ${n}`, 1, 'six-months'));
    await scene.settling.execute();
    const [broken = ''] = things.splice(102, 1);
    scene.store.unreadable.add(`${matter}/${broken} v1`);
    await scene.command(deng, () =>
      scene.ordering.retention({ matter, class: 'permanent', reason: '重大案件', who: deng }),
    );
    await expect(place(scene)).rejects.toMatchObject({ code: 'store.down' });
    await expect(scene.settling.execute()).rejects.toMatchObject({ code: 'store.down' });
    for (const thing of things)
      expect(scene.version(thing)).toMatchObject({ held: true, until: new Date('2126-02-09T15:59:59.000Z') });
    expect(scene.store.kept.get(`derived/${broken}/preview.mp4 d1`)?.held).toBe(true);
    expect(scene.alarms).toEqual(['keeping.unreached']);
    expect(scene.holdings.events).toMatchObject([{ data: { thing: broken, code: 'keeping.unreached' } }]);
    expect((await scene.ordering.read({ matter, who: deng })).keeping.settled).toBe(false);
    scene.store.unreadable.clear();
    await scene.settling.execute();
    expect(scene.version(broken)?.held).toBe(true);
    expect(await scene.holding(broken)).not.toHaveProperty('fault');
    expect((await scene.ordering.read({ matter, who: deng })).keeping.settled).toBe(true);
  });

  it('a store that is away blames no version', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('waiting');
    await scene.settling.execute();
    scene.store.away = true;
    await expect(place(scene)).rejects.toMatchObject({ code: 'store.down' });
    expect(scene.alarms).toEqual([]);
    scene.store.away = false;
    await scene.settling.execute();
    expect(scene.version(thing)?.held).toBe(true);
  });

  /** As somebody with the database's own keys writes it: `facts` is what they put into the outbox too. */
  const writeLifted = async (scene: StorageScene, hold: string, said: boolean) => {
    const kept = await scene.keepings.get(keepingIdOf(matter));
    if (!kept) throw new Error('nothing ordered');
    const change = liftHold(kept.state, { hold, reason: '撤诉' }, { who: tang, now: scene.now });
    const facts = said ? change.facts : [];
    await scene.command(deng, () => scene.keepings.save(kept, { ...change, facts }));
  };

  for (const [what, said] of [
    ['in the database alone', false],
    ['and said by who placed it', true],
  ] as const)
    it(`law 2: lifted ${what}, it stays, is named once, and goes when another person lifts it`, async () => {
      const scene = new StorageScene();
      const thing = await scene.seal('forged');
      const hold = await place(scene);
      await writeLifted(scene, hold, said);
      for (const _round of [1, 2])
        await expect(scene.settling.execute()).rejects.toMatchObject({ code: 'storage.unproven' });
      expect(scene.version(thing)?.held).toBe(true);
      expect(scene.store.kept.get(`derived/${thing}/preview.mp4 d1`)?.held).toBe(true);
      expect(await scene.holding(thing)).toMatchObject({ held: true, fault: 'keeping.unproven' });
      expect(scene.alarms).toEqual(['keeping.unproven']);
      expect(scene.holdings.events).toMatchObject([{ data: { thing, code: 'keeping.unproven' } }]);
      const kept = await scene.keepings.get(keepingIdOf(matter));
      if (!kept) throw new Error('nothing ordered');
      const holds = kept.state.holds.map(({ lifted: _, ...one }) => one);
      await scene.keepings.save(kept, { keeping: { ...kept.state, holds }, facts: [] });
      await scene.command(tang, () => scene.ordering.lift({ matter, hold, reason: '撤诉', who: tang }));
      await scene.settling.execute();
      expect(scene.version(thing)?.held).toBe(false);
      expect(await scene.holding(thing)).not.toHaveProperty('fault');
    });

  it('lifted and not yet in the published ledger, it waits and blames nothing', async () => {
    const scene = new StorageScene();
    const thing = await scene.seal('waiting');
    const hold = await place(scene);
    await scene.command(tang, () => scene.ordering.lift({ matter, hold, reason: '撤诉', who: tang }));
    scene.silent = true;
    await expect(scene.settling.execute()).rejects.toMatchObject({ code: 'ledger.not-published' });
    expect(scene.version(thing)?.held).toBe(true);
    expect((await scene.ordering.read({ matter, who: deng })).keeping.settled).toBe(false);
    expect([scene.alarms, scene.holdings.events]).toEqual([[], []]);
    scene.silent = false;
    await scene.settling.execute();
    expect(scene.version(thing)?.held).toBe(false);
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
