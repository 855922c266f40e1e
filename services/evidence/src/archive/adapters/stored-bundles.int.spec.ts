import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import type { Bundle } from '../domain/bundle.ts';
import { bundlesContract } from './bundles.contract.ts';
import { bundleIndexes, StoredBundles } from './stored-bundles.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let bundles: StoredBundles;
beforeAll(async () => {
  database = await openTestDatabase();
  bundles = new StoredBundles(await database.store<Bundle>('bundles', bundleIndexes));
});
afterAll(() => database.close());

bundlesContract(async () => ({ bundles, name: newId() }));
