import { afterAll, beforeAll, describe } from '@jest/globals';
import { openTestDatabase } from '../../../test/database.ts';
import type { Exhibit } from '../domain/exhibit.ts';
import { exhibitsContract } from './exhibits.contract.ts';
import { exhibitIndexes, StoredExhibits } from './stored-exhibits.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let exhibits: StoredExhibits;
beforeAll(async () => {
  database = await openTestDatabase();
  exhibits = new StoredExhibits(await database.store<Exhibit>('exhibits', exhibitIndexes));
});
afterAll(() => database.close());

describe('exhibits in the database', () => {
  exhibitsContract(async () => exhibits);
});
