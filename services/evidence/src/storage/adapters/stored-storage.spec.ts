import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { StoredHoldings } from './stored-holdings.ts';
import {
  StoredDisposals,
  StoredErasures,
  StoredFixityRuns,
  StoredKeepings,
  StoredWatches,
} from './stored-storage.ts';
import { storageContract } from './storage.contract.ts';

storageContract(async () => ({
  holdings: inMemory(StoredHoldings),
  keepings: inMemory(StoredKeepings),
  disposals: inMemory(StoredDisposals),
  erasures: inMemory(StoredErasures),
  runs: inMemory(StoredFixityRuns),
  watches: inMemory(StoredWatches),
  name: newId(),
  agency: '114311280064218500',
}));
