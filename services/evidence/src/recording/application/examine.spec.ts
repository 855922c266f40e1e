import { expect, it } from '@jest/globals';
import { DomainError } from '@sanzhi/kernel';
import { StoreDown } from '@sanzhi/object-store';
import { asCommand } from '@sanzhi/persistence';
import { chen } from '../../../test/case-scene.ts';
import { film, memoryScene, uploaded, type MemoryScene } from '../../../test/recording-scene.ts';
import type { Seen } from '../domain/judge.ts';

const body = Buffer.from('the bytes of a film');
const received = async (scene: MemoryScene, change = {}) => {
  const id = await uploaded(scene, body, change);
  await scene.complete(id, body);
  return id;
};
const facts = (scene: MemoryScene) => scene.recordings.events.map(({ type }) => type.split('.')[4]);
const untilOf = async (scene: MemoryScene, id: string) => {
  const { key, versionId = '' } = await scene.state(id);
  return scene.vault.untilOf(key, versionId);
};

it('seals what is as declared: both digests, facts, a poster beside it, locked for the term of its class', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  await scene.deliver(id);
  const state = await scene.state(id);
  expect(state).toMatchObject({ state: 'sealed', facts: { durationSeconds: 3 } });
  expect(state.sha256).toBe(state.declaredSha256);
  expect(state.sm3).toMatch(/^[0-9a-f]{64}$/);
  expect(state.sm3).not.toBe(state.sha256);
  expect(state.poster?.key).toBe(`derived/${id}/poster.jpg`);
  expect(await untilOf(scene, id)).toEqual(new Date('2056-02-09T23:59:59+08:00'));
});

it('law 4: the same event 100 times seals once', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  for (let n = 0; n < 100; n += 1) await scene.deliver(id, n % 2 ? 'one' : `event-${n}`);
  expect(facts(scene)).toEqual(['received', 'sealed']);
  expect(scene.looks).toBe(1);
});

it.each(['put', 'lock'] as const)('law 4: killed after %s, the next try ends it', async (step) => {
  const scene = memoryScene();
  const id = await received(scene);
  const real = scene.vault[step].bind(scene.vault) as (...args: unknown[]) => Promise<never>;
  let killed = false;
  scene.vault[step] = async (...args: unknown[]) => {
    const done = await real(...args);
    if (killed) return done;
    killed = true;
    throw new Error('killed');
  };
  await expect(scene.deliver(id)).rejects.toThrow('killed');
  scene.now = new Date('2026-02-12T10:00:00+08:00');
  await scene.deliver(id);
  expect(facts(scene)).toEqual(['received', 'sealed']);
  expect(await untilOf(scene, id)).toEqual(new Date('2056-02-09T23:59:59+08:00'));
});

const quarantined: [string, Seen, string, object][] = [
  ['cannot be opened', { readable: false, cut: false }, 'recording.unreadable', {}],
  ['is cut short', { readable: false, cut: true }, 'recording.truncated', {}],
  [
    'is a film but was announced as a photo',
    film,
    'recording.not-its-medium',
    { medium: 'photo', contentType: 'image/jpeg' },
  ],
  [
    'is a film but was announced as sound',
    film,
    'recording.not-its-medium',
    { medium: 'audio', contentType: 'audio/mp4' },
  ],
];
it.each(quarantined)(
  'sets apart what %s: nothing locked, the officer told what to do',
  async (_, seen, code, change) => {
    const scene = memoryScene();
    scene.seen = seen;
    const id = await received(scene, change);
    await scene.deliver(id);
    const state = await scene.state(id);
    expect(state).toMatchObject({ state: 'quarantined', fault: { code } });
    expect(state.fault?.words.zh).toContain('重新登记并上传');
    expect(await untilOf(scene, id)).toBeUndefined();
    expect(facts(scene)).toEqual(['received', 'quarantined']);
  },
);

it('sets apart what has another digest than declared, and keeps the one found', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  await scene.complete(id, 'f'.repeat(64));
  await scene.deliver(id);
  const state = await scene.state(id);
  expect(state).toMatchObject({ state: 'quarantined', fault: { code: 'recording.digest-mismatch' } });
  expect(scene.recordings.events.at(-1)?.data).toMatchObject({
    declared: 'f'.repeat(64),
    found: state.sha256,
  });
  expect(scene.looks).toBe(0);
});

it('sets apart what the store has lost, or holds in another length', async () => {
  const scene = memoryScene();
  const [lost, short] = [await received(scene), await received(scene)];
  const { key, versionId = '' } = await scene.state(lost);
  scene.vault.remove(key, versionId);
  await scene.deliver(lost);
  expect((await scene.state(lost)).fault?.code).toBe('recording.version-missing');
  const kept = await scene.state(short);
  for (const version of scene.vault.objects.get(kept.key) ?? []) version.body = Buffer.alloc(0);
  await scene.deliver(short);
  expect((await scene.state(short)).fault?.code).toBe('recording.empty');
});

it('judges nothing while the store is away', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  const { stream } = scene.vault;
  scene.vault.stream = async () => {
    throw new StoreDown(undefined);
  };
  await expect(scene.deliver(id)).rejects.toMatchObject({ detail: { kind: 'unavailable' } });
  expect((await scene.state(id)).state).toBe('received');
  scene.vault.stream = stream;
  await scene.deliver(id);
  expect((await scene.state(id)).state).toBe('sealed');
});

it('plays the sealed version under a name that says nothing', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  await scene.deliver(id);
  const { versionId } = await scene.state(id);
  const url = await scene.address(id);
  expect(url).toContain(`versionId=${versionId}`);
  expect(url).not.toMatch(/林记|%E6/);
});

it('never seals what the scanner finds, nor the EICAR file where there is no scanner', async () => {
  const scene = memoryScene();
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  const infected = Buffer.from(`film ${eicar} film`);
  const own = await uploaded(scene, infected);
  await scene.complete(own, infected);
  await scene.deliver(own);
  expect((await scene.state(own)).fault).toMatchObject({ code: 'recording.infected' });
  const found = { verdict: 'infected', engine: 'test', signature: 'Win.Worm' } as const;
  scene.scanner = {
    engine: 'test',
    open: async () => ({ feed: async () => undefined, end: async () => found, abort: () => undefined }),
  };
  const id = await received(scene);
  await scene.deliver(id);
  const state = await scene.state(id);
  expect(state).toMatchObject({ state: 'quarantined', fault: { code: 'recording.infected' } });
  expect(state.fault?.words.zh).toMatch(/Win\.Worm.*查杀/);
  expect(await untilOf(scene, id)).toBeUndefined();
});

it('says on the recording that nobody scanned it', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  await scene.deliver(id);
  expect((await scene.state(id)).scan).toEqual({ verdict: 'no-scanner' });
});

it('judges nothing while the scanner is away', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  const away = new DomainError('scanner.down', { zh: '不可用', en: 'away' }, { kind: 'unavailable' });
  scene.scanner = { engine: 'test', open: () => Promise.reject(away) };
  await expect(scene.deliver(id)).rejects.toBe(away);
  expect((await scene.state(id)).state).toBe('received');
});

it('keeps a mark that was set while the worker looked', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  const { lock } = scene.vault;
  scene.vault.lock = async (...args) => {
    await lock.call(scene.vault, ...args);
    scene.vault.lock = lock;
    const mark = { id: 'k-1', atSeconds: 0, kind: 'rights-read' };
    const actor = { id: chen.subject, name: chen.name };
    const marking = () => scene.changing.mark({ ...mark, recording: id, who: chen });
    await asCommand({ key: 'mark-1', actor }, marking);
  };
  await scene.deliver(id);
  expect(await scene.state(id)).toMatchObject({ state: 'sealed', marks: [{ kind: 'rights-read' }] });
  expect(facts(scene)).toEqual(['received', 'marked', 'sealed']);
});

it('says how far it is', async () => {
  const scene = memoryScene();
  const id = await received(scene);
  await scene.deliver(id);
  const steps = scene.progress.steps.map(({ step }) => step);
  expect(steps).toEqual(
    ['digest', 'look', 'poster', 'poster', 'lock'].filter((s, n, all) => all[n - 1] !== s),
  );
  expect(scene.progress.steps[0]).toMatchObject({ doneBytes: body.length, totalBytes: body.length });
});

it('law 2: tells a copy from its original, and binds the one to the other by digest', async () => {
  const scene = memoryScene();
  const original = await received(scene);
  await scene.deliver(original);
  const hidden = Buffer.from('the film with faces hidden');
  const derivedFrom = { recording: original, kind: 'redacted' as const };
  const copy = await uploaded(scene, hidden, { derivedFrom });
  await scene.complete(copy, hidden);
  await scene.deliver(copy);
  const [{ sha256 }, made] = [await scene.state(original), await scene.state(copy)];
  expect(made).toMatchObject({ state: 'sealed', derivedFrom: { ...derivedFrom, sha256 } });
  expect(scene.recordings.events.slice(-2).map(({ type, data }) => [type.split('.')[4], data])).toMatchObject(
    [
      ['sealed', { derivedFrom: original }],
      ['derived', { kind: 'redacted', derived: copy, source: sha256, sha256: made.sha256 }],
    ],
  );
});
