import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { discardsContract } from './discards.contract.ts';
import { StoredDiscards } from './stored-discards.ts';

describe('discards in memory', () => {
  discardsContract(async () => ({ discards: inMemory(StoredDiscards), name: newId() }));
});
