import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attackLock, ObjectStore, type ObjectStoreSettings } from '@sanzhi/object-store';
import { repository } from '@sanzhi/testing';
import { run } from '../../deploy/local/install.ts';
import { mcProgram } from '../../deploy/local/minio.ts';
import { overwriteAsReplica } from '../support/replica.ts';
import { SecondStore } from '../support/second-store.ts';

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-keys-'));
let store: SecondStore;
let keys: ObjectStoreSettings;

/** The commands of docs/runbook.md. */
const mc = async (...args: string[]): Promise<void> => {
  const { endpoint, accessKey, secretKey } = store.settings;
  const address = endpoint.replace('http://', `http://${accessKey}:${secretKey}@`);
  await run({
    command: await mcProgram(() => undefined),
    args: ['--quiet', '--config-dir', folder, 'admin', ...args],
    cwd: folder,
    env: { MC_HOST_store: address },
  });
};

/** The client is built from source the first time. */
beforeAll(async () => {
  store = await SecondStore.start(join(folder, 'data'));
  keys = { ...store.settings, accessKey: 'sanzhi-evidence', secretKey: randomBytes(20).toString('hex') };
  const policy = join(repository, 'deploy', 'store-policy.json');
  await mc('policy', 'create', 'store', 'sanzhi-service', policy);
  await mc('user', 'add', 'store', keys.accessKey, keys.secretKey);
  await mc('policy', 'attach', 'store', 'sanzhi-service', '--user', keys.accessKey);
}, 600_000);
afterAll(async () => {
  await store?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('law 2: keys without the right to replicate do all the work, and cannot write over a locked version', async () => {
  const records = new ObjectStore(keys, 'records');
  await records.ensureBucket({ lock: true });
  expect(await attackLock(keys, 'records', 'canary/1', new Date(Date.now() + 7_200_000))).toEqual([]);
  const { versionId } = await records.put('a', 'sealed', { contentType: 'text/plain' });
  await records.lock('a', versionId, new Date(Date.now() + 86_400_000));
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
