import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, sha256Hex } from '@sanzhi/kernel';
import { StoreDown } from '@sanzhi/object-store';
import { IntakeScene, station } from '../../test/intake-scene.ts';
import { EraseItems } from './application/erase-items.ts';
import { people } from '../../test/matter-people.ts';
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

describe('to which matter', () => {
  it('suggests the officer’s matter that was open then, with the reason, and none that was not', async () => {
    const id = await scene.checked(body);
    const [suggestion] = await scene.suggesting.execute({ id, who: people.chen });
    expect(suggestion).toMatchObject({ matter: scene.matter.id, score: 60 });
    expect(suggestion?.why.map(({ zh }) => zh)).toContain('佩戴人是本案办案人员');
    const before = await scene.checked(Buffer.from('before'), {
      startedAt: '2026-01-05T09:00:00+08:00',
      endedAt: '2026-01-05T09:10:00+08:00',
    });
    expect(await scene.suggesting.execute({ id: before, who: people.chen })).toEqual([]);
    const stranger = await scene.checked(Buffer.from('stranger'), { certificate: '18110028003' });
    expect(await scene.suggesting.execute({ id: stranger, who: people.chen })).toEqual([]);
  });

  it('puts a state in which recordings were due before others, and present officers before former', async () => {
    await scene.matter.reach('P04');
    scene.matter.now = new Date(scene.matter.now.getTime() + 3_600_000);
    const id = await scene.checked(body);
    const [best] = await scene.suggesting.execute({ id, who: people.chen });
    expect(best).toMatchObject({ score: 90, activity: 'site-inspection' });
    await scene.matter.changeOfficers(['18110028002', '18110028003']);
    const [later] = await scene.suggesting.execute({ id, who: people.zhou });
    expect(later).toMatchObject({ score: 70 });
    expect(later?.why[0]?.zh).toBe('佩戴人曾是本案办案人员');
  });

  const slotOf = (from: string, to: string) => ({
    slot: '0198c1a0-5d1e-7aaa-8bbb-0123456789a1',
    room: '0198c1a0-5d1e-7aaa-8bbb-0123456789a2',
    roomName: '第一询问室',
    purpose: 'inquiry' as const,
    matter: scene.matter.id,
    from,
    to,
  });

  it('knows a fixed camera’s file by room and slot, and the recording carries both', async () => {
    const slot = slotOf('2026-02-09T08:00:00+08:00', '2026-02-09T09:00:00+08:00');
    scene.booked = [slot];
    const id = await scene.checked(body, { device: 'CAM-1', certificate: undefined });
    const [best] = await scene.suggesting.execute({ id, who: people.chen });
    expect(best).toMatchObject({ score: 100, activity: 'premises', slot: slot.slot, room: slot.room });
    await expect(scene.assign(id, { slot: '0198c1a0-5d1e-7aaa-8bbb-0123456789a9' })).rejects.toMatchObject({
      code: 'intake.not-its-slot',
    });
    await scene.assign(id, { slot: slot.slot, activity: 'premises' });
    expect(scene.adopted[0]).toMatchObject({ premises: { room: slot.room, slot: slot.slot } });
  });
});

describe('a person confirms', () => {
  it('hands the file over once, with its version, digest and times', async () => {
    const id = await scene.checked(body);
    const first = await scene.assign(id, {}, 'assign-once-key');
    expect(await scene.state(id)).toMatchObject({ state: 'assigned' });
    const { versionId } = await scene.state(id);
    expect(scene.adopted).toMatchObject([
      { matter: scene.matter.id, key: `intake/${id}`, versionId, sha256: sha256Hex(body), clockOffsetMs: 0 },
    ]);
    await expect(scene.assign(id, {}, 'assign-once-key')).rejects.toMatchObject({ name: 'Error' });
    await expect(scene.assign(id)).rejects.toMatchObject({ code: 'intake.not-waiting' });
    expect(first.id).toBe(id);
    expect(scene.facts()).toEqual(['received', 'checked', 'assigned']);
  });

  it('forgets what it was called when the matter’s people are forgotten', async () => {
    const id = await scene.checked(body);
    await scene.assign(id);
    const erasing = new EraseItems(scene.items);
    await erasing.erase({ matter: scene.matter.id, agency: foreign.agency });
    expect((await scene.state(id)).assignment?.title).toBe('现场检查视频');
    await erasing.erase({ matter: scene.matter.id, agency: people.chen.agency });
    const state = await scene.state(id);
    expect(JSON.stringify(state)).not.toMatch(/现场检查视频|滨河路|MAH00012/);
    expect(state).toMatchObject({ state: 'assigned', sha256: sha256Hex(body) });
  });

  it('refuses whoever is no officer of that matter, lets its head, and finds nothing of another agency', async () => {
    const id = await scene.checked(body);
    await expect(scene.assign(id, { who: people.hu })).rejects.toMatchObject({
      code: 'matter.not-its-officer',
    });
    await expect(scene.assign(id, { who: { ...people.chen, agency: foreign.agency } })).rejects.toMatchObject(
      { detail: { kind: 'absent' } },
    );
    await scene.assign(id, { who: people.unitHead });
    expect((await scene.state(id)).assignment?.by.name).toBe('股长');
  });

  it('gives the file back when the matter does not take it, and says why', async () => {
    const id = await scene.checked(body);
    const words = { zh: '该环节没有此类记录', en: 'not here' };
    scene.failing = new DomainError('recording.activity-not-here', words);
    await expect(scene.assign(id)).rejects.toMatchObject({ code: 'recording.activity-not-here' });
    expect(await scene.state(id)).toMatchObject({ state: 'checked', fault: { words } });
    scene.failing = undefined;
    await scene.assign(id);
    expect((await scene.state(id)).state).toBe('assigned');
    expect((await scene.state(id)).fault).toBeUndefined();
  });

  it('law 4: killed or cut off after the word was given, the sweeper brings it to the same end', async () => {
    const id = await scene.checked(body);
    scene.failing = new StoreDown(undefined);
    await scene.assign(id);
    expect((await scene.state(id)).state).toBe('assigning');
    expect(scene.delays).toHaveLength(1);
    await expect(scene.assign(id)).rejects.toMatchObject({ code: 'intake.not-waiting' });
    scene.failing = undefined;
    await Promise.all([scene.assigning.sweep(), scene.assigning.sweep()]);
    await scene.assigning.sweep();
    expect((await scene.state(id)).state).toBe('assigned');
    expect(scene.adopted).toHaveLength(1);
    expect(scene.facts().filter((fact) => fact === 'assigned')).toHaveLength(1);
  });

  it('says of what is no evidence why, and leaves it under its lock', async () => {
    const id = await scene.checked(body);
    const refuse = (who = people.chen) =>
      scene.do(() => scene.refusing.execute({ id, who, reason: '误触录制' }));
    await expect(refuse(people.zhou)).rejects.toMatchObject({ code: 'intake.not-its-wearer' });
    await refuse();
    const { key, versionId = '' } = await scene.state(id);
    expect(() => scene.vault.remove(key, versionId)).toThrow(
      expect.objectContaining({ code: 'store.locked' }),
    );
    await expect(scene.assign(id)).rejects.toMatchObject({ code: 'intake.not-waiting' });
  });
});
