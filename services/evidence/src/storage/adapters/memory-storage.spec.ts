import { newId } from '@sanzhi/kernel';
import {
  MemoryDisposals,
  MemoryErasures,
  MemoryFixityRuns,
  MemoryHoldings,
  MemoryKeepings,
  MemoryWatches,
} from './memory-storage.ts';
import { storageContract } from './storage.contract.ts';

storageContract(async () => ({
  holdings: new MemoryHoldings(),
  keepings: new MemoryKeepings(),
  disposals: new MemoryDisposals(),
  erasures: new MemoryErasures(),
  runs: new MemoryFixityRuns(),
  watches: new MemoryWatches(),
  name: newId(),
  agency: '114311280064218500',
}));
