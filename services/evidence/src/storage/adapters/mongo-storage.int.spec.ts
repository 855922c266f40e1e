import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { holdingIndexes, MongoHoldings } from './mongo-holdings.ts';
import {
  byState,
  keepingIndexes,
  MongoDisposals,
  MongoErasures,
  MongoFixityRuns,
  MongoKeepings,
  MongoWatches,
} from './mongo-storage.ts';
import { storageContract, type StorageKeepers } from './storage.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let keepers: Omit<StorageKeepers, 'name' | 'agency'>;
beforeAll(async () => {
  database = await openTestDatabase();
  const { store } = database;
  keepers = {
    holdings: new MongoHoldings(await store('holdings', holdingIndexes)),
    keepings: new MongoKeepings(await store('keepings', keepingIndexes)),
    disposals: new MongoDisposals(await store('disposals', byState)),
    erasures: new MongoErasures(await store('erasures', byState)),
    runs: new MongoFixityRuns(await store('fixity_runs', byState)),
    watches: new MongoWatches(await store('store_watches')),
  };
});
afterAll(() => database.close());

let count = 0;
storageContract(async () => {
  count += 1;
  return { ...keepers, name: newId(), agency: `1143112800642${String(count).padStart(5, '0')}` };
});
