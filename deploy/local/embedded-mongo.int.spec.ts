import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@sanzhi/testing';
import mongoose from 'mongoose';
import { embeddedMongoArgs, installEmbeddedMongo } from './embedded-mongo.ts';

type Client = mongoose.mongo.MongoClient;
interface Entry {
  _id: string;
  unique: string;
  body: string;
}

let home: string;
let folder: string;
let port: number;
let server: ChildProcess;
let client: Client;

const open = async (): Promise<void> => {
  server = spawn('java', embeddedMongoArgs(home, join(folder, 'store.mv'), port), { stdio: 'ignore' });
  client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 120_000,
    retryWrites: false,
  });
  await client.db('admin').command({ ping: 1 });
};

const end = async (signal: NodeJS.Signals): Promise<number | null> => {
  await client.close().catch(() => undefined);
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const gone = once(server, 'exit');
  server.kill(signal);
  await gone;
  return server.exitCode;
};

const entries = () => client.db('durable_test').collection<Entry>('entries');
const counter = () => client.db('durable_test').collection<{ _id: string; value: number }>('counter');

beforeAll(async () => {
  home = await installEmbeddedMongo(() => undefined);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-embedded-mongo-'));
  port = await freePort();
  await open();
});
afterEach(() => end('SIGKILL').then(() => rmSync(folder, { recursive: true, force: true })));
afterAll(() => mongoose.disconnect());

describe('the embedded MongoDB', () => {
  it('speaks the wire version that the driver demands', async () => {
    expect((await client.db('admin').command({ isMaster: 1 }))['maxWireVersion']).toBe(13);
  });

  it('law 4: loses no acknowledged write and keeps no half of one when it is killed', async () => {
    await entries().createIndex({ unique: 1 }, { unique: true });
    await counter().insertOne({ _id: 'c', value: 0 });
    const acknowledged = new Set<string>();
    let counted = 0;
    let killed = false;
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; !killed; n += 1) {
        const _id = `${writer}-${n}`;
        await entries().insertOne({ _id, unique: `u-${_id}`, body: 'x'.repeat(500) });
        acknowledged.add(_id);
        await counter().updateOne({ _id: 'c' }, { $inc: { value: 1 } });
        counted += 1;
      }
    };
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer).catch(() => undefined));
    while (acknowledged.size < 500) await sleep(5);
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
    killed = true;
    await client.close();
    await Promise.all(writers);

    await open();
    const found = new Set((await entries().find().toArray()).map(({ _id }) => _id));
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
    expect((await counter().findOne({ _id: 'c' }))?.value).toBeGreaterThanOrEqual(counted);
    const tried = Array.from({ length: 8 * 300 }, (_, i) => `${i % 8}-${Math.floor(i / 8)}`);
    const again = await Promise.allSettled(
      tried.map((id) => entries().insertOne({ _id: `again-${id}`, unique: `u-${id}`, body: '' })),
    );
    const refused = tried.filter((_, i) => again[i]?.status === 'rejected');
    expect(refused).toEqual(tried.filter((id) => found.has(id)));
  });

  it('tests the whole query when a unique index answers a part of it', async () => {
    await entries().createIndex({ unique: 1 }, { unique: true });
    await entries().insertMany([1, 2, 3].map((n) => ({ _id: `${n}`, unique: `u-${n}`, body: `v${n}` })));
    expect(await entries().findOne({ _id: '2', body: 'v1' })).toBeNull();
    expect((await entries().findOne({ unique: 'u-2', body: 'v2' }))?._id).toBe('2');
    const behind = await entries().updateOne({ _id: '2', body: 'v1' }, { $set: { body: 'lost' } });
    const current = await entries().updateOne({ _id: '2', body: 'v2' }, { $set: { body: 'v3' } });
    expect([behind.modifiedCount, current.modifiedCount]).toEqual([0, 1]);
    const some = { _id: { $in: ['1', '2'] }, body: 'v3' };
    expect(await entries().find(some).toArray()).toMatchObject([{ _id: '2' }]);
  });

  it('finds by the first fields of a unique index, by a range and in order, and leaves nothing out', async () => {
    const things = client
      .db('durable_test')
      .collection<{ group: string; n: number; tags: string[] }>('things');
    await things.createIndex({ group: 1, n: 1 }, { unique: true });
    await things.createIndex({ n: 1 });
    await things.createIndex({ tags: 1, n: 1 }, { unique: true });
    await things.insertMany(
      Array.from({ length: 90 }, (_, i) => ({ group: `g${i % 3}`, n: i, tags: [`a${i % 5}`, 'c'] })),
    );
    const numbers = async (filter: object, order: 1 | -1, limit = 0) =>
      (await things.find(filter).sort({ n: order }).limit(limit).toArray()).map(({ n }) => n);
    expect(await numbers({ group: 'g1' }, 1)).toEqual(Array.from({ length: 30 }, (_, i) => 3 * i + 1));
    expect(await numbers({ group: 'g2', n: { $gt: 80 } }, 1)).toEqual([83, 86, 89]);
    expect(await numbers({ group: 'g2', n: { $gt: 77, $lt: 86 } }, -1)).toEqual([83, 80]);
    expect(await numbers({ group: { $in: ['g0', 'g1'] }, n: { $gte: 85 } }, -1)).toEqual([88, 87, 85]);
    expect(await numbers({ group: 'g0' }, -1, 2)).toEqual([87, 84]);
    expect(await numbers({ tags: { $gte: 'a0' } }, -1, 3)).toEqual([89, 88, 87]);
    await things.drop();
    await things.createIndex({ group: 1, n: 1 }, { unique: true });
    await things.insertOne({ group: 'g1', n: 1, tags: [] });
    expect(await numbers({ group: 'g1' }, 1)).toEqual([1]);
  });

  it('ends by itself when it is asked to, and opens again', async () => {
    await entries().insertOne({ _id: 'kept', unique: 'kept', body: '' });
    expect(await end('SIGTERM')).toBe(143);
    await open();
    expect(await entries().countDocuments()).toBe(1);
  });
});
