import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseConfig } from '@sanzhi/config';
import { evidenceApi } from '@sanzhi/contracts';
import { serve } from '@sanzhi/http';
import { newId, sha256Hex } from '@sanzhi/kernel';
import { EventStrategy } from '@sanzhi/messaging';
import { connect, ObjectStore } from '@sanzhi/object-store';
import { openDatabase } from '@sanzhi/persistence';
import { Api, stack, storeOwner, storeSettings, Tokens, until } from '@sanzhi/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Connection } from 'mongoose';
import { StoreProxy } from '../../test/store-proxy.ts';
import { AppModule } from '../app.module.ts';
import { evidenceConfig } from '../config.ts';
import { BucketLockProof } from './adapters/lock-proof.ts';
import { WatchedStore } from './adapters/watched-store.ts';
import { NoteSealed } from './application/note-sealed.ts';

const env = stack().services.evidence;
const real = { ...storeSettings(), answerWithinMs: 30_000 };
const agency = '114311280064218500';

describe('law 2: the proof of a bucket’s lock, on the real store', () => {
  it('finds nothing wrong with a bucket that locks', async () => {
    const bucket = `test-${newId()}`;
    expect(await new BucketLockProof(real, [bucket]).test()).toEqual([{ bucket, through: [] }]);
  });

  it('finds a bucket that was made without lock', async () => {
    const bucket = `test-${newId()}`;
    const s3 = connect(real, real.endpoint);
    await s3.makeBucket(bucket);
    await s3.setBucketVersioning(bucket, { Status: 'Enabled' });
    expect(await new BucketLockProof(real, [bucket]).test()).toEqual([{ bucket, through: ['no-lock'] }]);
  });

  it('law 2: finds keys that may write over a locked version: the owner’s', async () => {
    const bucket = `test-${newId()}`;
    expect(await new BucketLockProof(storeOwner(), [bucket]).test()).toEqual([
      { bucket, through: ['replicate'] },
    ]);
  });

  it('finds a store that says yes to a removal', async () => {
    const proxy = new StoreProxy(real.endpoint);
    const settings = { ...real, endpoint: await proxy.open() };
    const bucket = `test-${newId()}`;
    const proof = new BucketLockProof(settings, [bucket]);
    expect(await proof.test()).toEqual([{ bucket, through: [] }]);
    proxy.mood = 'lies';
    expect(await proof.test()).toEqual([{ bucket, through: ['delete', 'bypass'] }]);
    proxy.mood = 'down';
    expect(await proof.test()).toEqual([{ bucket, through: [], fault: 'store.down' }]);
    await proxy.close();
  });

  it('nothing goes in while it is not known to hold; reading goes on', async () => {
    const bucket = `test-${newId()}`;
    const open = new ObjectStore(real, bucket);
    await open.ensureBucket({ lock: true });
    const { versionId } = await open.put('k', 'x', { contentType: 'text/plain' });
    const closed = new WatchedStore(real, bucket, () => {
      throw new Error('closed');
    });
    const soon = new Date(Date.now() + 60_000);
    for (const attempt of [
      () => closed.startUpload('k', 'text/plain'),
      () => closed.presignPart('k', 'u', 1, 60),
      () => closed.completeUpload('k', 'u', []),
      () => closed.put('k', 'y', { contentType: 'text/plain' }),
      () => closed.lock('k', versionId, soon),
    ])
      await expect(attempt()).rejects.toThrow('closed');
    expect(await closed.stat('k', versionId)).toMatchObject({ size: 1 });
    expect(await closed.retention('k', versionId)).toBeUndefined();
  });
});

describe('law 2: evidence over a store that fails it', () => {
  const proxy = new StoreProxy(real.endpoint);
  const database = `test_lockwatch_${newId().slice(-12)}`;
  let app: NestFastifyApplication;
  let api: Api;
  let url: string;
  let connection: Connection;

  beforeAll(async () => {
    proxy.mood = 'down';
    // A ledger of its own: the witnesses of the house know another one.
    const { LEDGER_WITNESSES_FILE: _w, TIMESTAMP_URL: _t, TIMESTAMP_CA_FILE: _c, ...own } = env;
    const variables = {
      ...own,
      LEDGER_BUCKET: `test-${newId()}`,
      S3_ENDPOINT: await proxy.open(),
      MONGODB_DATABASE: database,
      LOCK_TEST_SECONDS: '1',
      LOG_LEVEL: 'fatal',
    };
    app = await serve({
      module: await AppModule.open(parseConfig(evidenceConfig, variables), 'lockwatch'),
      host: '127.0.0.1',
      port: 0,
      strategy: (found) => found.get(EventStrategy),
    });
    url = await app.getUrl();
    const { urls, demonstrationClient, accounts } = stack();
    const passwordOf = (name: string) => accounts.find(({ username }) => username === name)?.password ?? '';
    const issuer = `${urls.keycloak}/realms/sanzhi`;
    api = new Api(() => url, new Tokens({ issuer, client: demonstrationClient, passwordOf }));
    connection = await openDatabase(env.MONGODB_URL ?? '', database);
  });
  afterAll(async () => {
    await app?.close();
    await connection?.dropDatabase();
    await connection?.close();
    await proxy.close();
  });

  const health = async () => {
    const reply = await fetch(`${url}/health/ready`);
    const { details } = (await reply.json()) as { details: Record<string, Record<string, string>> };
    return { status: reply.status, storage: details['storage'] };
  };
  const state = () => api.call(evidenceApi.storageState, 'deng.archivist', {});
  const verdict = (wanted: string) =>
    until(`the lock is ${wanted}`, async () => (await state()).state === wanted);
  /** A file that nothing has been taken in of yet. */
  const handIn = () => {
    const time = new Date().toISOString();
    return api.call(evidenceApi.announceItem, 'chen.handler', {
      device: 'DSJ-0001',
      fileName: 'a.mp4',
      contentType: 'video/mp4',
      size: 10,
      sha256: sha256Hex(newId()),
      startedAt: time,
      endedAt: time,
      deviceNow: time,
    });
  };
  /** What the agency's watch has said, whether it is still in the outbox or not. */
  const said = async (): Promise<number> => {
    const row = await connection.collection('store_watches').findOne({ agency });
    return (row as unknown as { sequence: number } | null)?.sequence ?? 0;
  };
  /** The verdict is known a moment before the watch has said so. */
  const hasSaid = (times: number) =>
    until(`${times} changes are said`, async () => ((await said()) === times ? true : undefined));

  it('starts while the store is down, says so, and takes nothing in', async () => {
    expect(await health()).toMatchObject({ status: 200, storage: { lock: 'unproven' } });
    expect((await health()).storage?.['faults']).toContain('store.down');
    await expect(handIn()).rejects.toMatchObject({
      status: 503,
      problem: { code: 'storage.lock-unproven' },
    });
  });

  it('works once the store is there, stops when it lies, and works again when it does not', async () => {
    await app.get(NoteSealed).agency(agency);
    proxy.mood = 'honest';
    await verdict('holds');
    expect((await health()).storage).toMatchObject({ lock: 'holds' });
    await handIn();
    expect(await said()).toBe(0);

    proxy.mood = 'lies';
    await verdict('broken');
    const told = await state();
    expect(told.words.zh).toContain('已停止收存');
    expect(told.buckets).toContainEqual({ bucket: 'records', through: ['delete', 'bypass'] });
    expect((await health()).storage).toMatchObject({ lock: 'broken' });
    await hasSaid(1);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/sanzhi_storage_lock_holds\{[^}]*\} 0/);
    expect(metrics).toMatch(/sanzhi_storage_alarms_total\{[^}]*code="storage\.lock-broken"[^}]*\} [1-9]/);
    await expect(handIn()).rejects.toMatchObject({
      status: 503,
      problem: { code: 'storage.lock-broken' },
    });

    proxy.mood = 'honest';
    await verdict('holds');
    await hasSaid(2);
    const metricsAfter = await (await fetch(`${url}/metrics`)).text();
    expect(metricsAfter).toMatch(/sanzhi_storage_lock_holds\{[^}]*\} 1/);
    await handIn();
  });
});
