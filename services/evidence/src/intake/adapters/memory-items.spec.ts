import { describe } from '@jest/globals';
import { itemsContract } from './items.contract.ts';
import { MemoryBatches, MemoryItems } from './memory-items.ts';
import { MemoryTails } from './tails.ts';

describe('files without a matter, in memory', () => {
  itemsContract(async () => ({
    items: new MemoryItems(),
    batches: new MemoryBatches(),
    tails: new MemoryTails(),
  }));
});
