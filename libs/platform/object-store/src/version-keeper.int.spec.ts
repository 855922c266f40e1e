import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { storeSettings, until } from '@sanzhi/testing';
import { NotFound, ObjectStore, VersionKeeper } from './index.ts';

const settings = storeSettings();
const bucket = `test-${randomUUID()}`;
const store = new ObjectStore(settings, bucket);
const keeper = new VersionKeeper(settings, bucket);
const text = { contentType: 'text/plain' };
const locked = { code: 'store.locked' };
beforeAll(() => store.ensureBucket({ lock: true }));

test('law 2: a version goes only when its retention is over', async () => {
  const { versionId } = await store.put('a/1', 'x', text);
  await store.lock('a/1', versionId, new Date(Math.ceil(Date.now() / 1000) * 1000 + 5000));
  await expect(keeper.remove('a/1', versionId)).rejects.toMatchObject(locked);
  await until('the retention is over', () => keeper.remove('a/1', versionId).then(() => true));
  await expect(store.stat('a/1', versionId)).rejects.toBeInstanceOf(NotFound);
  await keeper.remove('a/1', versionId);
});

test('law 2: a legal hold outlives retention, and is apart from it', async () => {
  const { versionId } = await store.put('b/1', 'x', text);
  expect(await keeper.held('b/1', versionId)).toBe(false);
  await keeper.hold('b/1', versionId, true);
  await keeper.hold('b/1', versionId, true);
  expect(await keeper.held('b/1', versionId)).toBe(true);
  expect(await store.retention('b/1', versionId)).toBeUndefined();
  await expect(keeper.remove('b/1', versionId)).rejects.toMatchObject(locked);
  await keeper.hold('b/1', versionId, false);
  expect(await keeper.held('b/1', versionId)).toBe(false);
  await keeper.remove('b/1', versionId);
});

test('lists every version under a key, delete markers among them, and nothing beside it', async () => {
  const first = await store.put('c/1', 'x', text);
  const second = await store.put('c/1', 'y', text);
  await store.put('d/1', 'z', text);
  const ids = (await keeper.versions('c/')).map(({ versionId }) => versionId);
  expect(ids.sort()).toEqual([first.versionId, second.versionId].sort());
});

test('lists every version of more keys than the store tells at a time, each once', async () => {
  const keys = Array.from({ length: 1100 }, (_, n) => `many/目录 ${n % 7}/+${n}`);
  for (let at = 0; at < keys.length; at += 50)
    await Promise.all(keys.slice(at, at + 50).map((key) => store.put(key, 'x', text)));
  const found = await keeper.versions('many/');
  expect(found.map(({ key }) => key).sort()).toEqual(keys.sort());
});
