import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { holdingIndexes, StoredHoldings } from './stored-holdings.ts';
import {
  byState,
  keepingIndexes,
  StoredDisposals,
  StoredErasures,
  StoredFixityRuns,
  StoredKeepings,
  StoredWatches,
} from './stored-storage.ts';
import { storageContract, type StorageKeepers } from './storage.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let keepers: Omit<StorageKeepers, 'name' | 'agency'>;
beforeAll(async () => {
  database = await openTestDatabase();
  const { store } = database;
  keepers = {
    holdings: new StoredHoldings(await store('holdings', holdingIndexes)),
    keepings: new StoredKeepings(await store('keepings', keepingIndexes)),
    disposals: new StoredDisposals(await store('disposals', byState)),
    erasures: new StoredErasures(await store('erasures', byState)),
    runs: new StoredFixityRuns(await store('fixity_runs', byState)),
    watches: new StoredWatches(await store('store_watches')),
  };
});
afterAll(() => database.close());

let count = 0;
storageContract(async () => {
  count += 1;
  return { ...keepers, name: newId(), agency: `1143112800642${String(count).padStart(5, '0')}` };
});
