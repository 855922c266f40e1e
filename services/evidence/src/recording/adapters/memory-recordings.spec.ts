import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { MemoryRecordings } from './memory-recordings.ts';
import { recordingsContract } from './recordings.contract.ts';

describe('recordings in memory', () => {
  recordingsContract(async () => ({ recordings: new MemoryRecordings(), name: newId() }));
});
