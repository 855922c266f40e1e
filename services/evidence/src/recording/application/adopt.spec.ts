import { expect, it } from '@jest/globals';
import { chen, hu } from '../../../test/case-scene.ts';
import { memoryScene } from '../../../test/recording-scene.ts';

const body = Buffer.from('the bytes of a film');

it('makes a record of a file that was there before, examines it like any other, and locks that very version', async () => {
  const scene = memoryScene();
  const id = await scene.adopt(body, { arrivedAt: '2026-02-09T09:59:30+08:00' });
  const { key, versionId = '', ...received } = await scene.state(id);
  expect(received).toMatchObject({ state: 'received', receivedAt: '2026-02-09T01:59:30.000Z' });
  expect(key).toBe(`intake/${id}`);
  await scene.deliver(id);
  expect(await scene.state(id)).toMatchObject({ state: 'sealed', key, versionId });
  expect(scene.vault.untilOf(key, versionId)).toBeDefined();
  expect(scene.recordings.events.map(({ type }) => type.split('.')[4])).toEqual(['received', 'sealed']);
});

it('asks the same as an announcement does', async () => {
  const scene = memoryScene();
  await expect(scene.adopt(body, { who: hu })).rejects.toMatchObject({ code: 'matter.not-its-officer' });
  await expect(scene.adopt(body, { activity: 'hearing' })).rejects.toMatchObject({
    code: 'recording.activity-not-here',
  });
  await expect(scene.adopt(body, { officers: ['18110028001'] })).rejects.toMatchObject({
    code: 'recording.too-few-officers',
  });
  scene.cases.register = [];
  await expect(scene.adopt(body)).rejects.toMatchObject({ code: 'officers.not-qualified' });
});

it('sets apart what is not the file that was declared, and takes no parts for it', async () => {
  const scene = memoryScene();
  const id = await scene.adopt(body, { sha256: 'f'.repeat(64) });
  await expect(scene.presigning.execute({ id, numbers: [1], who: chen })).rejects.toMatchObject({
    code: 'recording.not-uploading',
  });
  await scene.deliver(id);
  expect(await scene.state(id)).toMatchObject({
    state: 'quarantined',
    fault: { code: 'recording.digest-mismatch' },
  });
});
