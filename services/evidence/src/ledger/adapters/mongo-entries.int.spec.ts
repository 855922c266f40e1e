import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { entriesContract } from './entries.contract.ts';
import { MongoBodyKeys } from './mongo-body-keys.ts';
import { MongoEntries } from './mongo-entries.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

entriesContract(async () => {
  const name = newId().slice(-12);
  const entries = new MongoEntries(database.connection, `ledger_entries_${name}`);
  await entries.prepare();
  return { entries, keys: new MongoBodyKeys(database.connection, `ledger_keys_${name}`) };
});
