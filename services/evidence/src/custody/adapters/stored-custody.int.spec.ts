import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import type { Access } from '../domain/access.ts';
import type { Consultation } from '../domain/consultation.ts';
import { custodyContract } from './custody.contract.ts';
import { accessIndexes, consultationIndexes, StoredAccesses, StoredConsultations } from './stored-custody.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let accesses: StoredAccesses;
let consultations: StoredConsultations;
beforeAll(async () => {
  database = await openTestDatabase();
  accesses = new StoredAccesses(await database.store<Access>('accesses', accessIndexes));
  consultations = new StoredConsultations(
    await database.store<Consultation>('consultations', consultationIndexes),
  );
});
afterAll(() => database.close());

custodyContract(async () => ({ accesses, consultations, name: newId() }));
