import { expect, it } from '@jest/globals';
import { chen, foreigner, hu, matterId } from '../../../test/case-scene.ts';
import { memoryScene, uploaded } from '../../../test/recording-scene.ts';

const body = Buffer.from('the bytes of a film');
const other = '0'.repeat(64);

it('takes the version that the store joined, once, and says so', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  await scene.complete(id, body);
  expect(await scene.state(id)).toMatchObject({ state: 'received', declaredSha256: expect.any(String) });
  expect(scene.recordings.events.map(({ type }) => type)).toEqual([
    'cn.sanzhi.evidence.recording.received.v1',
  ]);
});

it('answers a second completion with the same digest like the first, and refuses another digest', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  const first = await scene.complete(id, body);
  expect(await scene.complete(id, body)).toEqual(first);
  await expect(scene.complete(id, other)).rejects.toMatchObject({ code: 'recording.not-uploading' });
  expect(scene.recordings.events).toHaveLength(1);
});

it('law 4: finds the joined object when it was killed between store and database', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  const { key, uploadId } = await scene.state(id);
  const { versionId } = await scene.vault.completeUpload(
    key,
    uploadId,
    await scene.vault.uploadedParts(key, uploadId),
  );
  await scene.complete(id, body);
  expect(await scene.state(id)).toMatchObject({ state: 'received', versionId });
});

it('two completions at the same moment are one', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  const both = await Promise.all([scene.complete(id, body), scene.complete(id, body)]);
  expect(both[0]).toEqual(both[1]);
  expect(scene.recordings.events).toHaveLength(1);
});

it('names the parts that are missing and leaves the upload open', async () => {
  const scene = memoryScene();
  const id = await scene.announce(body);
  await expect(scene.complete(id, body)).rejects.toMatchObject({ code: 'recording.parts-missing' });
  scene.vault.send((await scene.state(id)).uploadId, 1, body.subarray(1));
  await expect(scene.complete(id, body)).rejects.toMatchObject({ code: 'recording.parts-missing' });
  expect((await scene.state(id)).state).toBe('uploading');
});

it('says that an upload which the store has dropped must begin anew', async () => {
  const scene = memoryScene();
  const id = await scene.announce(body);
  scene.vault.uploads.clear();
  await expect(scene.complete(id, body)).rejects.toMatchObject({ code: 'recording.upload-expired' });
});

it('hands out addresses for the parts there are, to the officers of the matter and nobody else', async () => {
  const scene = memoryScene();
  const id = await scene.announce(body);
  const ask = (who: typeof chen, numbers = [1]) => scene.presigning.execute({ id, numbers, who });
  expect((await ask(chen)).parts).toHaveLength(1);
  await expect(ask(chen, [2])).rejects.toMatchObject({ code: 'recording.no-such-part' });
  await expect(ask(hu)).rejects.toMatchObject({ code: 'matter.not-its-officer' });
  await expect(ask(foreigner)).rejects.toMatchObject({ detail: { kind: 'absent' } });
});

it('law 9: another agency finds neither the matter nor the recording', async () => {
  const scene = memoryScene();
  const id = await uploaded(scene, body);
  const absent = { detail: { kind: 'absent' } };
  await expect(scene.reading.one({ id, who: foreigner })).rejects.toMatchObject(absent);
  await expect(scene.reading.ofMatter({ matter: matterId, who: foreigner })).rejects.toMatchObject(absent);
  await expect(scene.completing.execute({ id, sha256: other, who: foreigner })).rejects.toMatchObject(absent);
});

it('refuses to open an upload for an officer whose certificate does not hold', async () => {
  const scene = memoryScene();
  scene.cases.register = scene.cases.register.slice(1);
  await expect(scene.announce(body)).rejects.toMatchObject({ code: 'officers.not-qualified' });
  expect(scene.vault.uploads.size).toBe(0);
});
