import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { documentsContract } from './documents.contract.ts';
import { MemoryDocuments } from './memory-documents.ts';

describe('documents in memory', () => {
  documentsContract(async () => ({ documents: new MemoryDocuments(), name: newId() }));
});
