import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { StoredRecordings } from './stored-recordings.ts';
import { recordingsContract } from './recordings.contract.ts';

describe('recordings in memory', () => {
  recordingsContract(async () => ({ recordings: inMemory(StoredRecordings), name: newId() }));
});
