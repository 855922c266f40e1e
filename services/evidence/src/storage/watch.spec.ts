import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { StoreDown } from '@sanzhi/object-store';
import { agency } from '../../test/matter-people.ts';
import { deng, StorageScene } from '../../test/storage-scene.ts';
import { slowly } from './application/check-fixity.ts';

const typesOf = (events: readonly { type: string }[]) =>
  events.map(({ type }) => type.split('.').slice(3, 5).join('.'));

describe('law 2: the lock watch', () => {
  it('lets nothing in before the first good test, and after a bad one', async () => {
    const scene = new StorageScene();
    expect(() => scene.watch.assertHolds()).toThrow(/storage\.lock-unproven/);
    await scene.watch.execute();
    scene.watch.assertHolds();
    scene.tests = [{ bucket: 'records', through: ['delete'] }];
    await scene.watch.execute();
    expect(() => scene.watch.assertHolds()).toThrow(/storage\.lock-broken/);
    expect(scene.alarms).toEqual(['storage.lock-broken']);
  });

  it('tells each agency once when it breaks and once when it is whole again', async () => {
    const scene = new StorageScene();
    await scene.noting.agency(agency);
    await scene.noting.agency('114311280064241700');
    scene.tests = [{ bucket: 'ledger', through: ['shorten'] }];
    for (let n = 0; n < 3; n += 1) await scene.watch.execute();
    scene.tests = [{ bucket: 'ledger', through: [] }];
    for (let n = 0; n < 3; n += 1) await scene.watch.execute();
    expect(typesOf(scene.watches.events)).toEqual([
      'storage.lock-broken',
      'storage.lock-broken',
      'storage.lock-restored',
      'storage.lock-restored',
    ]);
  });

  it('a store that cannot be reached neither breaks nor proves the lock', async () => {
    const scene = new StorageScene();
    scene.tests = [{ bucket: 'records', through: [], fault: 'store.down' }];
    expect(await scene.watch.execute()).toBe('unproven');
    scene.tests = [{ bucket: 'records', through: [] }];
    await scene.watch.execute();
    scene.tests = [{ bucket: 'records', through: [], fault: 'store.down' }];
    expect(await scene.watch.execute()).toBe('holds');
    scene.tests = [
      { bucket: 'records', through: ['bypass'] },
      { bucket: 'ledger', through: [], fault: 'store.down' },
    ];
    expect(await scene.watch.execute()).toBe('broken');
  });
});

describe('fixity', () => {
  const never = new AbortController().signal;
  const run = async (scene: StorageScene, scope: 'due' | 'all' = 'all') => {
    const id = scene.id();
    await scene.command(deng, () => scene.fixity.start({ id, scope, who: deng }));
    return id;
  };
  const settled = async (...names: string[]) => {
    const scene = new StorageScene();
    const things = [];
    for (const name of names) things.push(await scene.seal(name));
    await scene.settling.execute();
    return { scene, things };
  };

  it('reads everything back and says so', async () => {
    const { scene } = await settled('a', 'bb', 'ccc');
    const id = await run(scene);
    await scene.fixity.work(never);
    expect((await scene.fixity.one({ id, who: deng })).state).toMatchObject({
      state: 'done',
      total: 3,
      checked: 3,
      bytes: 6,
      faults: [],
    });
    expect(scene.runs.events).toMatchObject([{ data: { checked: 3, bytes: 6, faults: [] } }]);
  });

  const spoil =
    (change: Partial<{ body: Buffer; until: Date }>) =>
    (scene: StorageScene, thing: string): void => {
      Object.assign(scene.version(thing) ?? {}, change);
    };
  it.each([
    ['fixity.digest', spoil({ body: Buffer.from('x') })],
    ['fixity.size', spoil({ body: Buffer.from('longer') })],
    ['fixity.lock', spoil({ until: new Date(0) })],
    ['fixity.missing', (scene: StorageScene): void => scene.store.kept.clear()],
  ] as const)('raises %s at once, for the record and in the result', async (code, harm) => {
    const { scene, things } = await settled('a');
    const [thing = ''] = things;
    harm(scene, thing);
    const id = await run(scene);
    await scene.fixity.work(never);
    expect(scene.alarms).toEqual([code]);
    expect(scene.holdings.events).toMatchObject([{ data: { thing, code } }]);
    expect((await scene.fixity.one({ id, who: deng })).state.faults).toEqual([{ thing, code }]);
  });

  it('law 4: stopped or killed, it goes on where it was, each file once', async () => {
    const { scene } = await settled('a', 'b', 'c', 'd');
    const id = await run(scene);
    const stop = new AbortController();
    const { stream } = scene.store;
    let reads = 0;
    scene.store.stream = async (...args) => {
      if ((reads += 1) === 3) stop.abort();
      return stream.apply(scene.store, args);
    };
    await scene.fixity.work(stop.signal);
    expect((await scene.fixity.one({ id, who: deng })).state).toMatchObject({ state: 'running', checked: 2 });
    scene.store.stream = async () => {
      throw new StoreDown(undefined);
    };
    await expect(scene.fixity.work(never)).rejects.toBeInstanceOf(StoreDown);
    scene.store.stream = stream;
    await scene.fixity.work(never);
    expect((await scene.fixity.one({ id, who: deng })).state).toMatchObject({
      state: 'done',
      checked: 4,
      bytes: 4,
      faults: [],
    });
  });

  it('names a file that a store which answers cannot give, the third time, and goes on', async () => {
    const { scene, things } = await settled('a', 'b', 'c');
    const [, thing = ''] = things;
    const id = await run(scene);
    const { key } = scene.sealed.get(thing) ?? { key: '' };
    const { stream, ping } = scene.store;
    scene.store.stream = async (...args) => {
      if (args[0] === key) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      return stream.apply(scene.store, args);
    };
    scene.store.ping = async () => {
      throw new StoreDown(undefined);
    };
    for (let n = 0; n < 5; n += 1) await expect(scene.fixity.work(never)).rejects.toThrow(StoreDown);
    expect(scene.alarms).toEqual([]);
    scene.store.ping = ping;
    for (let n = 0; n < 2; n += 1) await expect(scene.fixity.work(never)).rejects.toThrow('aborted');
    await scene.fixity.work(never);
    expect(scene.alarms).toEqual(['fixity.unreadable']);
    expect((await scene.fixity.one({ id, who: deng })).state).toMatchObject({
      state: 'done',
      checked: 3,
      faults: [{ thing, code: 'fixity.unreadable' }],
    });
  });

  it('begins by itself when the class is due, and not before', async () => {
    const { scene } = await settled('a');
    await scene.fixity.schedule();
    expect(await scene.runs.store.find({})).toEqual([]);
    scene.now = new Date(scene.now.getTime() + 181 * 86_400_000);
    await scene.fixity.schedule();
    await scene.fixity.schedule();
    await scene.fixity.work(never);
    expect(await scene.runs.store.find({})).toMatchObject([
      { state: { scope: 'due', state: 'done', checked: 1 } },
    ]);
    await scene.fixity.schedule();
    expect(await scene.runs.store.find({})).toHaveLength(1);
  });

  it('does not run twice at once', async () => {
    const { scene } = await settled('a');
    await run(scene);
    await expect(run(scene)).rejects.toMatchObject({ code: 'storage.fixity-running' });
  });

  it('reads no faster than it may', async () => {
    const chunks = Array.from({ length: 10 }, () => Buffer.alloc(1000));
    const began = performance.now();
    const read = await slowly(Readable.from(chunks), 20_000, never);
    expect(read?.bytes).toBe(10_000);
    expect(performance.now() - began).toBeGreaterThan(450);
  });
});
