import { afterAll, beforeAll } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import type { Matter } from '../domain/matter.ts';
import { matterIndexes, StoredMatters } from './stored-matters.ts';
import { MongoNumbers } from './mongo-numbers.ts';
import { numberingContract } from './numbering.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

numberingContract(async () => {
  const store = await database.store<Matter>(`matters_${newId().slice(-12)}`, matterIndexes);
  const collection = `document_numbers_${newId().slice(-12)}`;
  const numbers = new MongoNumbers(database.connection, collection);
  await numbers.prepare();
  return {
    matters: new StoredMatters(store),
    numbers,
    serials: async (prefix) => {
      const [agency, kind] = prefix.split('|');
      const rows = await database.connection
        .collection<{ n: number }>(collection)
        .find({ agency, kind })
        .toArray();
      return rows.map(({ n }) => n);
    },
    decided: async (ids) => {
      const pending = await store.pending(1000);
      return ids.map(
        (id) =>
          pending
            .filter(({ aggregateId }) => aggregateId === id)
            .flatMap(({ events }) => events)
            .filter(({ type }) => type.endsWith('decision.issued.v1')).length,
      );
    },
  };
});
