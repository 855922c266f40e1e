import { afterAll, beforeAll, describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { ObjectStore } from '@sanzhi/object-store';
import { openTestDatabase } from '../../../test/database.ts';
import { storeSettings } from '@sanzhi/testing';
import { BucketLog } from './bucket-log.ts';
import { integrateContract } from './integrate.contract.ts';
import { MongoBodyKeys } from './mongo-body-keys.ts';
import { MongoCheckpoints } from './mongo-checkpoints.ts';
import { MongoEntries } from './mongo-entries.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the integrator over the real database and store', () => {
  integrateContract(async () => {
    const name = newId().slice(-12);
    const { connection } = database;
    const store = new ObjectStore(storeSettings(), `ledger-test-${name}`);
    await store.ensureBucket({ lock: true });
    const collection = `ledger_entries_${name}`;
    const entries = new MongoEntries(connection, collection);
    const checkpoints = new MongoCheckpoints(connection, `ledger_checkpoints_${name}`);
    await Promise.all([entries.prepare(), checkpoints.prepare()]);
    const log = new BucketLog(store, () => new Date(Date.now() + 60_000));
    const rows = connection.collection(collection);
    return {
      parts: { entries, log, checkpoints, keys: new MongoBodyKeys(connection, `ledger_keys_${name}`) },
      drop: async (index) => void (await rows.deleteOne({ index })),
      alter: async (index, change) => void (await rows.updateOne({ index }, { $set: change })),
      putCheckpoint: async (note) =>
        void (await store.put('checkpoint', note, { contentType: 'text/plain' })),
      putTile: async (path, bytes) =>
        void (await store.put(path, Buffer.from(bytes), { contentType: 'application/octet-stream' })),
    };
  });
});
