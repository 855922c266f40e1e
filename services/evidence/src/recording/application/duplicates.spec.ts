import { expect, it } from '@jest/globals';
import { chen, foreigner, matterId } from '../../../test/case-scene.ts';
import { memoryScene, uploaded, type MemoryScene } from '../../../test/recording-scene.ts';

const elsewhere = '0193a1f0-0000-7000-8000-00000000e201';
const body = Buffer.from('the bytes of a film');
const received = async (scene: MemoryScene, change = {}) => {
  const id = await uploaded(scene, body, change);
  await scene.complete(id, body);
  return id;
};

it('seals the same bytes once, says where they are, and goes on with the next file', async () => {
  const scene = memoryScene();
  const [first, again] = [await received(scene), await received(scene)];
  await scene.deliver(first);
  await scene.deliver(again);
  const state = await scene.state(again);
  expect(state).toMatchObject({
    state: 'quarantined',
    fault: { code: 'recording.duplicate', duplicateOf: first },
  });
  expect(state.fault?.words.zh).toMatch(new RegExp(`本案已有同一文件.*${first}`));
  expect(scene.recordings.events.at(-1)?.data).toMatchObject({ duplicateOf: first });
  const other = Buffer.from('another film');
  const next = await uploaded(scene, other);
  await scene.complete(next, other);
  await scene.deliver(next);
  expect((await scene.state(next)).state).toBe('sealed');
});

it('law 2: the same film of two matters is sealed in both, and the later one says so', async () => {
  const scene = memoryScene();
  scene.cases.further = [elsewhere];
  const [first, other] = [await received(scene), await received(scene, { matter: elsewhere })];
  await scene.deliver(first);
  await scene.deliver(other);
  const sameAs = [{ recording: first, matter: matterId }];
  expect(await scene.state(other)).toMatchObject({ state: 'sealed', matter: elsewhere, sameAs });
  expect(scene.recordings.events.at(-1)?.data).toMatchObject({ sameAs });
  expect(await scene.state(first)).not.toHaveProperty('sameAs');
  const again = await received(scene, { matter: elsewhere });
  await scene.deliver(again);
  expect((await scene.state(again)).fault).toMatchObject({ duplicateOf: other });
  const seen = async (id: string, agency = chen.agency) =>
    scene.reading.same(
      [await scene.recordings.get(id)].flatMap((kept) => kept ?? []),
      { agency },
    );
  const reference = scene.cases.file.reference;
  expect((await seen(first)).get(first)).toEqual([{ recording: other, matter: elsewhere, reference }]);
  expect((await seen(other)).get(other)).toEqual([{ recording: first, matter: matterId, reference }]);
  expect((await seen(again)).get(again)).toBeUndefined();
  expect((await seen(first, foreigner.agency)).size).toBe(0);
});

it('law 4: two workers with the same bytes seal one, and the one that was killed in between comes first', async () => {
  const scene = memoryScene();
  const [first, again, third] = [await received(scene), await received(scene), await received(scene)];
  const { lock } = scene.vault;
  scene.vault.lock = () => Promise.reject(new Error('killed'));
  await expect(scene.deliver(first)).rejects.toThrow('killed');
  scene.vault.lock = lock;
  await scene.deliver(again);
  expect((await scene.state(again)).fault).toMatchObject({
    code: 'recording.duplicate',
    duplicateOf: first,
  });
  await scene.deliver(first);
  expect((await scene.state(first)).state).toBe('sealed');
  await scene.deliver(third);
  expect((await scene.state(third)).fault).toMatchObject({ duplicateOf: first });
});

it('gives the place of one that was set apart after all to the next with the same bytes', async () => {
  const scene = memoryScene();
  const [first, next] = [await received(scene), await received(scene)];
  const { lock } = scene.vault;
  scene.vault.lock = () => Promise.reject(new Error('killed'));
  await expect(scene.deliver(first)).rejects.toThrow('killed');
  scene.vault.lock = lock;
  const { key, versionId = '' } = await scene.state(first);
  scene.vault.remove(key, versionId);
  await scene.deliver(first);
  expect((await scene.state(first)).fault?.code).toBe('recording.version-missing');
  await scene.deliver(next);
  expect((await scene.state(next)).state).toBe('sealed');
});
