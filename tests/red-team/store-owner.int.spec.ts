import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@sanzhi/kernel';
import { connect } from '@sanzhi/object-store';
import { stack, storeOwner } from '@sanzhi/testing';
import {
  holdingIndexes,
  StoredHoldings,
} from '../../services/evidence/src/storage/adapters/stored-holdings.ts';
import { byState, StoredFixityRuns } from '../../services/evidence/src/storage/adapters/stored-storage.ts';
import { CheckFixity } from '../../services/evidence/src/storage/application/check-fixity.ts';
import { openHolding } from '../../services/evidence/src/storage/domain/holding.ts';
import { openTestDatabase } from '../../services/evidence/test/database.ts';
import { ledgerAgency } from '../../services/evidence/test/ledger-scene.ts';
import { overwriteAsReplica, type LockedVersion } from '@sanzhi/object-store';
import { MirrorScene, type Sealed } from './mirror-scene.ts';

let scene: MirrorScene;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let one: Sealed;
let target: LockedVersion;
const alarms: string[] = [];

beforeAll(async () => {
  scene = await MirrorScene.open(3);
  database = await openTestDatabase();
  one = await scene.seal(randomBytes(20_000));
  target = { bucket: scene.buckets.records, key: one.key, versionId: one.versionId };
});
afterAll(async () => {
  await database?.close();
  await scene?.close();
});

const lockHeaders = {
  'x-amz-object-lock-mode': 'COMPLIANCE',
  'x-amz-object-lock-retain-until-date': new Date(Date.now() + 31 * 365 * 86_400_000).toISOString(),
};
const putBack = () => overwriteAsReplica(storeOwner(), target, one.bytes, lockHeaders);
const place = () => `recordings ${one.id}`;
const forged = () => {
  const bytes = Buffer.from(one.bytes);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes;
};

/** The scheduled check of sealed bytes, over the real database and store. */
const fixity = async (): Promise<string[]> => {
  const word = newId();
  const holdings = new StoredHoldings(await database.store(`holdings_${word}`, holdingIndexes));
  const runs = new StoredFixityRuns(await database.store(`runs_${word}`, byState));
  const thing = {
    agency: ledgerAgency,
    matter: scene.matter,
    kind: 'recording' as const,
    thing: one.id,
    title: '现场检查',
    key: one.key,
    versionId: one.versionId,
    sha256: one.sha256,
    size: one.bytes.length,
    class: '30-years' as const,
    sealedAt: new Date().toISOString(),
    retainUntil: new Date(Date.now() + 29 * 365 * 86_400_000).toISOString(),
  };
  await holdings.add(openHolding(newId(), thing));
  alarms.length = 0;
  const check = new CheckFixity({
    runs,
    holdings,
    store: scene.records,
    keeper: scene.keeper,
    alarm: { raise: (code) => void alarms.push(code) },
    clock: { now: () => new Date() },
    bytesPerSecond: 50_000_000,
  });
  const who = { subject: 's-9', name: '邓秀英', agency: ledgerAgency };
  await check.start({ id: newId(), scope: 'all', who } as unknown as Parameters<CheckFixity['start']>[0]);
  await check.work(new AbortController().signal);
  return [...alarms];
};

describe('law 2: the owner of the store who says that the request comes from replication', () => {
  it('is not named as long as nothing was done', async () => {
    expect(await scene.fsck()).toEqual([]);
    expect(await fixity()).toEqual([]);
  });

  it('gets other bytes into a locked version, and both checks name it', async () => {
    await overwriteAsReplica(storeOwner(), target, forged(), lockHeaders);
    expect(await scene.fsck()).toEqual([`object.bytes ${place()}`]);
    expect(await fixity()).toEqual(['fixity.digest']);
    await putBack();
    expect(await scene.fsck()).toEqual([]);
  });

  it('takes the lock of a version away, and both checks name it', async () => {
    await overwriteAsReplica(storeOwner(), target, one.bytes);
    expect(await scene.fsck()).toEqual([`object.lock ${place()}`]);
    expect(await fixity()).toEqual(['fixity.lock']);
    await putBack();
    expect(await fixity()).toEqual([]);
  });
});

describe('law 2: the owner of the disk', () => {
  it('who puts another file in the place of a version past the store is named', async () => {
    const disk = join(stack().folder, 'data', 'minio');
    expect(existsSync(join(disk, scene.buckets.records, one.key))).toBe(true);
    // Made where nothing is locked, under the same key and version.
    const workshop = `workshop-${newId()}`;
    const store = storeOwner();
    const s3 = connect(store, store.endpoint);
    await s3.makeBucket(workshop);
    await s3.setBucketVersioning(workshop, { Status: 'Enabled' });
    await overwriteAsReplica(store, { ...target, bucket: workshop }, forged());
    const from = join(disk, workshop, one.key);
    const to = join(disk, scene.buckets.records, one.key);
    cpSync(from, to, { recursive: true });
    expect((await scene.fsck()).sort()).toEqual([`object.bytes ${place()}`, `object.lock ${place()}`]);
    expect(await fixity()).toEqual(['fixity.digest']);
    await putBack();
    expect(await scene.fsck()).toEqual([]);
  });
});
