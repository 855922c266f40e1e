import { beforeEach, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { StoreDown } from '@sanzhi/object-store';
import { IntakeScene, station } from '../../test/intake-scene.ts';
import { tusPartSize } from './application/announce-item.ts';

const body = Buffer.from('the bytes of a film');
const listSha256 = 'a'.repeat(64);
let scene: IntakeScene;
beforeEach(async () => {
  scene = new IntakeScene();
  await scene.matter.open();
});
const foreign = { ...station, agency: '114311280064241700' };

describe('a file without a matter', () => {
  it('is received, compared with what the station declared, and locked for the shortest class', async () => {
    const id = await scene.checked(body);
    const state = await scene.state(id);
    expect(state).toMatchObject({ state: 'checked', key: `intake/${id}` });
    expect(scene.vault.untilOf(state.key, state.versionId ?? '')).toEqual(
      new Date('2026-08-09T23:59:59+08:00'),
    );
    expect(scene.facts()).toEqual(['received', 'checked']);
  });

  it('is set apart when the bytes are others, named already here, and may come again', async () => {
    const id = await scene.received(body, {}, Buffer.from('the bytes of a flim'));
    await scene.do(() => scene.checking.execute({ id }));
    expect(await scene.state(id)).toMatchObject({
      state: 'quarantined',
      fault: { code: 'recording.digest-mismatch' },
    });
    expect((await scene.state(id)).fault?.words.zh).toContain('重新导出');
    expect((await scene.announce(body)).id).not.toBe(id);
  });

  const apart: [string, (() => void) | undefined, Parameters<IntakeScene['received']>[1], string][] = [
    ['is cut short', () => (scene.seen = { readable: false, cut: true }), {}, 'recording.truncated'],
    ['cannot be opened', () => (scene.seen = { readable: false, cut: false }), {}, 'recording.unreadable'],
    ['is a film named as a picture', undefined, { contentType: 'image/jpeg' }, 'recording.not-its-medium'],
    ['is in another container', undefined, { contentType: 'video/webm' }, 'recording.mislabelled'],
    [
      'carries malware',
      () => {
        const found = { verdict: 'infected', engine: 'clamav', signature: 'Win.Test' } as const;
        const run = { feed: async () => undefined, end: async () => found, abort: () => undefined };
        scene.scanner = { engine: 'clamav', open: async () => run };
      },
      {},
      'recording.infected',
    ],
  ];
  it.each(apart)(
    'is set apart while the card is in the station when it %s',
    async (_, given, change, code) => {
      given?.();
      const id = await scene.checked(body, change);
      const { state, fault, key, versionId = '' } = await scene.state(id);
      expect([state, fault?.code]).toEqual(['quarantined', code]);
      expect(scene.vault.untilOf(key, versionId)).toBeUndefined();
      expect(scene.facts()).toEqual(['received', 'quarantined']);
    },
  );

  it('says how far it was scanned', async () => {
    const run = { feed: async () => undefined, abort: () => undefined };
    const end = async () => ({ verdict: 'partial' as const, engine: 'clamav' });
    scene.scanner = { engine: 'clamav', open: async () => ({ ...run, end }) };
    expect((await scene.state(await scene.checked(body))).scan).toEqual({
      verdict: 'partial',
      engine: 'clamav',
    });
  });

  it('law 4: the same event 100 times checks once; killed after the lock, the next try ends it', async () => {
    const id = await scene.received(body);
    const lock = scene.vault.lock.bind(scene.vault);
    let killed = false;
    scene.vault.lock = async (...args) => {
      await lock(...args);
      if (!killed) {
        killed = true;
        throw new Error('killed');
      }
    };
    await expect(scene.do(() => scene.checking.execute({ id }))).rejects.toThrow('killed');
    for (let n = 0; n < 100; n += 1) await scene.do(() => scene.checking.execute({ id }));
    expect(scene.facts()).toEqual(['received', 'checked']);
  });

  it('is not judged while the store is away', async () => {
    const id = await scene.received(body);
    scene.vault.stream = () => Promise.reject(new StoreDown(undefined));
    await expect(scene.do(() => scene.checking.execute({ id }))).rejects.toMatchObject({
      code: 'store.down',
    });
    expect((await scene.state(id)).state).toBe('received');
  });

  const refusals: [string, Parameters<IntakeScene['announce']>[1], string][] = [
    ['what is no recording', { contentType: 'application/x-msdownload' }, 'intake.content-type'],
    ['what can carry script', { contentType: 'image/svg+xml' }, 'intake.content-type'],
    ['an end before the beginning', { endedAt: '2026-02-01T00:00:00+08:00' }, 'intake.ends-before-start'],
    ['a time to come', { endedAt: '2026-02-10T00:00:00+08:00' }, 'intake.in-the-future'],
    ['a batch that is not there', { batch: '0198c1a0-5d1e-7aaa-8bbb-0123456789ab' }, 'absent'],
    ['more than tus can carry', { way: 'tus', size: tusPartSize * 10_000 + 1 }, 'intake.too-large-for-tus'],
  ];
  it.each(refusals)('refuses %s', async (_, change, code) => {
    const refused = scene.announce(body, change);
    if (code === 'absent') await expect(refused).rejects.toMatchObject({ detail: { kind: 'absent' } });
    else await expect(refused).rejects.toMatchObject({ code });
  });

  it('refuses a content that is here already, and another digest at the end', async () => {
    const id = await scene.checked(body);
    await expect(scene.announce(body, { fileName: 'other.mp4' })).rejects.toMatchObject({
      code: 'intake.duplicate',
    });
    const second = await scene.announce(Buffer.from('another'));
    await expect(
      scene.completing.execute({ id: second.id, who: station, sha256: 'f'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'intake.other-digest' });
    await expect(
      scene.completing.execute({ id, who: foreign, sha256: sha256Hex(body) }),
    ).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });
});

describe('a batch', () => {
  const lines = [
    { name: 'a.mp4', size: body.length, sha256: sha256Hex(body) },
    { name: 'b.mp4', size: 3, sha256: sha256Hex('two') },
  ];
  const open = (given: Partial<Parameters<IntakeScene['opening']['execute']>[0]> = {}) =>
    scene.do(() =>
      scene.opening.execute({ name: '一中队', listSha256, lines, differences: [], who: station, ...given }),
    );

  it('is the same for the same list, keeps what differed, and tells the state of each line', async () => {
    const { id } = await open({ differences: [{ kind: 'missing-file', name: 'c.mp4' }] });
    expect(await open({ differences: [{ kind: 'missing-file', name: 'c.mp4' }] })).toEqual({
      id,
      version: 1,
    });
    expect(await open()).toEqual({ id, version: 2 });
    const file = await scene.checked(body, { batch: id, fileName: 'a.mp4' });
    const { files, state } = await scene.reading.one({ id, who: station });
    expect(state.differences).toEqual([]);
    expect([...files].map(([name, kept]) => [name, kept.id, kept.state.state])).toEqual([
      ['a.mp4', file, 'checked'],
    ]);
    await expect(scene.reading.one({ id, who: foreign })).rejects.toMatchObject({
      detail: { kind: 'absent' },
    });
  });

  it('law 4: a line announced ten times at once is one file, and one that was set apart is another', async () => {
    const { id } = await open();
    const given = { batch: id, fileName: 'a.mp4' };
    const all = await Promise.all(Array.from({ length: 10 }, () => scene.announce(body, given)));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    const file = all[0]?.id ?? '';
    scene.vault.send((await scene.state(file)).uploadId, 1, Buffer.from('0123456789012345678'));
    await scene.complete(file);
    await scene.do(() => scene.checking.execute({ id: file }));
    const again = await scene.announce(body, given);
    expect(again.id).not.toBe(file);
    expect(await scene.announce(body, given)).toEqual(again);
  });

  it('begins an upload anew that the store has dropped, under the same id', async () => {
    const { id } = await open();
    const given = { batch: id, fileName: 'a.mp4' };
    const first = await scene.announce(body, given);
    const { uploadId } = await scene.state(first.id);
    scene.vault.uploads.clear();
    expect((await scene.announce(body, given)).id).toBe(first.id);
    expect((await scene.state(first.id)).uploadId).not.toBe(uploadId);
  });

  it('refuses what is not on its list, not as listed, or stands there twice', async () => {
    const { id } = await open();
    await expect(scene.announce(body, { batch: id, fileName: 'x.mp4' })).rejects.toMatchObject({
      code: 'intake.not-in-batch',
    });
    await expect(
      scene.announce(Buffer.from('changed'), { batch: id, fileName: 'a.mp4' }),
    ).rejects.toMatchObject({ code: 'intake.not-as-listed' });
    const [first] = lines;
    if (!first) return;
    for (const twice of [
      { ...first, sha256: 'b'.repeat(64) },
      { ...first, name: 'c.mp4' },
    ])
      await expect(open({ listSha256: 'c'.repeat(64), lines: [...lines, twice] })).rejects.toMatchObject({
        code: 'intake.line-twice',
      });
    await expect(open({ lines: [{ ...first, size: 1 }] })).rejects.toMatchObject({
      code: 'intake.line-changed',
    });
  });
});
