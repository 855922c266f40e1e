import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { checkpointsContract } from './checkpoints.contract.ts';
import { MongoCheckpoints } from './mongo-checkpoints.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

checkpointsContract(async () => {
  const checkpoints = new MongoCheckpoints(database.connection, `ledger_checkpoints_${newId().slice(-12)}`);
  await checkpoints.prepare();
  return checkpoints;
});
