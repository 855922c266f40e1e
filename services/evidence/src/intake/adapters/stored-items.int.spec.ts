import { afterAll, beforeAll, describe } from '@jest/globals';
import { openTestDatabase } from '../../../test/database.ts';
import type { Batch } from '../domain/batch.ts';
import type { Item } from '../domain/item.ts';
import { itemsContract } from './items.contract.ts';
import { itemIndexes, StoredBatches, StoredItems } from './stored-items.ts';
import { MongoTails } from './tails.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let keepers: { items: StoredItems; batches: StoredBatches; tails: MongoTails };
beforeAll(async () => {
  database = await openTestDatabase();
  keepers = {
    items: new StoredItems(await database.store<Item>('intake_items', itemIndexes)),
    batches: new StoredBatches(await database.store<Batch>('intake_batches')),
    tails: new MongoTails(database.connection),
  };
});
afterAll(() => database.close());

describe('files without a matter, in the database', () => {
  itemsContract(async () => keepers);
});
