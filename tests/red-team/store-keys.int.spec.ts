import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  attackLock,
  connect,
  ObjectStore,
  overwriteAsReplica,
  type ObjectStoreSettings,
} from '@sanzhi/object-store';
import { initStore } from '../../deploy/local/minio.ts';
import { SecondStore } from '../support/second-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-keys-'));
const inTwoHours = () => new Date(Date.now() + 7_200_000);
let store: SecondStore;
let keys: ObjectStoreSettings;

/** What compose and Kubernetes run, twice as after a restart. */
beforeAll(async () => {
  store = await SecondStore.start(join(folder, 'data'));
  const { endpoint } = store.settings;
  const service = { accessKey: 'sanzhi-evidence', secretKey: randomBytes(20).toString('hex') };
  keys = { ...store.settings, ...service };
  for (let times = 0; times < 2; times++)
    await initStore({ endpoint, owner: store.settings, service }, folder);
}, 600_000);
afterAll(async () => {
  await store?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('law 2: the keys that evidence gets do all the work, and cannot write over a locked version', async () => {
  const records = new ObjectStore(keys, 'records');
  await records.ensureBucket({ lock: true });
  expect(await attackLock(keys, 'records', 'canary/1', inTwoHours())).toEqual([]);
  const { versionId } = await records.put('a', 'sealed', { contentType: 'text/plain' });
  await records.lock('a', versionId, inTwoHours());
  const target = { bucket: 'records', key: 'a', versionId };
  await expect(overwriteAsReplica(keys, target, Buffer.from('forged'))).rejects.toMatchObject({
    code: 'AccessDenied',
  });
  const text = async () => (await (await records.stream('a', versionId)).toArray()).join('');
  expect(await text()).toBe('sealed');
  // What the owner's keys can do, and why they belong into a safe: named by fsck, fixity and mirror.
  await overwriteAsReplica(store.settings, target, Buffer.from('forged'));
  expect(await text()).toBe('forged');
});

it('law 2: they neither delete a bucket, nor change what it forgets, copies or shows to others', async () => {
  const s3 = connect(keys, keys.endpoint);
  const rule = { ID: 'all', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } };
  const publicRead = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::records/*',
  };
  for (const attempt of [
    () => s3.removeBucket('records'),
    () => s3.setBucketLifecycle('records', { Rule: [rule] }),
    () => s3.setBucketPolicy('records', JSON.stringify({ Version: '2012-10-17', Statement: [publicRead] })),
    () => s3.removeBucketReplication('records'),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'AccessDenied' });
});
