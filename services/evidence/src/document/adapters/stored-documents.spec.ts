import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { documentsContract } from './documents.contract.ts';
import { StoredDocuments } from './stored-documents.ts';

describe('documents in memory', () => {
  documentsContract(async () => ({ documents: inMemory(StoredDocuments), name: newId() }));
});
