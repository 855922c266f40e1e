import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, sha256Hex } from '@sanzhi/kernel';
import { StoreDown } from '@sanzhi/object-store';
import { IntakeScene } from '../../test/intake-scene.ts';
import { people } from '../../test/matter-people.ts';
import { EraseItems } from './application/erase-items.ts';

const body = Buffer.from('the bytes of a film');
let scene: IntakeScene;
beforeEach(async () => {
  scene = new IntakeScene();
  await scene.matter.open();
});
const foreign = { ...people.chen, agency: '114311280064241700' };

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
    await expect(scene.assign(id, { who: foreign })).rejects.toMatchObject({ detail: { kind: 'absent' } });
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

  const setApartInMatter = async (id: string, code: string) => {
    const { assignment } = await scene.state(id);
    const recording = assignment?.recording ?? '';
    scene.faults.set(recording, { code, words: { zh: '已隔离', en: 'set apart' } });
    const { agency } = people.chen;
    await scene.do(() => scene.givingBack.execute({ recording, agency }));
    return recording;
  };

  it('takes back what the matter set apart for what was said of it, and gives it again as another recording', async () => {
    const id = await scene.checked(body);
    await scene.assign(id);
    const first = await setApartInMatter(id, 'recording.not-its-medium');
    const waiting = await scene.state(id);
    expect(waiting).toMatchObject({ state: 'checked', fault: { code: 'recording.not-its-medium' } });
    expect([waiting.assignment, waiting.thing]).toEqual([undefined, undefined]);
    await scene.assign(id);
    const again = await scene.state(id);
    expect(again).toMatchObject({ state: 'assigned', thing: scene.adopted[1]?.id });
    expect(again.thing).not.toBe(first);
    // The old event once more finds another recording here, and changes nothing.
    const { agency } = people.chen;
    await scene.do(() => scene.givingBack.execute({ recording: first, agency }));
    expect((await scene.state(id)).state).toBe('assigned');
    expect(scene.facts()).toEqual(['received', 'checked', 'assigned', 'released', 'assigned']);
  });

  it('sets apart what the matter found damaged, so that it may be handed in and assigned again', async () => {
    const id = await scene.checked(body);
    await scene.assign(id);
    await setApartInMatter(id, 'recording.version-missing');
    expect(await scene.state(id)).toMatchObject({
      state: 'quarantined',
      fault: { code: 'recording.version-missing' },
    });
    await expect(scene.assign(id)).rejects.toMatchObject({ code: 'intake.not-waiting' });
    const again = await scene.checked(body);
    await scene.assign(again);
    expect((await scene.state(again)).state).toBe('assigned');
    expect(scene.adopted.map((one) => one.id)).toHaveLength(2);
  });

  it('takes back also what was not yet said to be there, and leaves alone what never was a file of a station', async () => {
    const id = await scene.checked(body);
    scene.failing = new StoreDown(undefined);
    await scene.assign(id);
    await setApartInMatter(id, 'recording.duplicate');
    scene.failing = undefined;
    await scene.assigning.sweep();
    expect((await scene.state(id)).state).toBe('checked');
    const { agency } = people.chen;
    await scene.do(() => scene.givingBack.execute({ recording: id, agency }));
    expect((await scene.state(id)).state).toBe('checked');
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
