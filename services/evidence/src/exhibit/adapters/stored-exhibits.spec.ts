import { describe } from '@jest/globals';
import { inMemory } from '@sanzhi/persistence';
import { exhibitsContract } from './exhibits.contract.ts';
import { StoredExhibits } from './stored-exhibits.ts';

describe('exhibits in memory', () => {
  exhibitsContract(async () => inMemory(StoredExhibits));
});
