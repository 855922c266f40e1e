import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import type { Access } from '../domain/access.ts';
import type { Consultation } from '../domain/consultation.ts';
import { custodyContract } from './custody.contract.ts';
import { accessIndexes, consultationIndexes, MongoAccesses, MongoConsultations } from './mongo-custody.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let accesses: MongoAccesses;
let consultations: MongoConsultations;
beforeAll(async () => {
  database = await openTestDatabase();
  accesses = new MongoAccesses(await database.store<Access>('accesses', accessIndexes));
  consultations = new MongoConsultations(
    await database.store<Consultation>('consultations', consultationIndexes),
  );
});
afterAll(() => database.close());

custodyContract(async () => ({ accesses, consultations, name: newId() }));
