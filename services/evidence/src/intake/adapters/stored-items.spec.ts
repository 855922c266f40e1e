import { describe } from '@jest/globals';
import { inMemory } from '@sanzhi/persistence';
import { itemsContract } from './items.contract.ts';
import { StoredBatches, StoredItems } from './stored-items.ts';
import { MemoryTails } from './tails.ts';

describe('files without a matter, in memory', () => {
  itemsContract(async () => ({
    items: inMemory(StoredItems),
    batches: inMemory(StoredBatches),
    tails: new MemoryTails(),
  }));
});
