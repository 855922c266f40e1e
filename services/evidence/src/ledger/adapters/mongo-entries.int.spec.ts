import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { entriesContract } from './entries.contract.ts';
import { MongoEntries } from './mongo-entries.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

entriesContract(async () => {
  const entries = new MongoEntries(database.connection, `ledger_events_${newId().slice(-12)}`);
  await entries.prepare();
  return entries;
});
