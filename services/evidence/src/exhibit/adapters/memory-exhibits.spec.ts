import { describe } from '@jest/globals';
import { exhibitsContract } from './exhibits.contract.ts';
import { MemoryExhibits } from './memory-exhibits.ts';

describe('exhibits in memory', () => {
  exhibitsContract(async () => new MemoryExhibits());
});
