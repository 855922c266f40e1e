import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { openTestDatabase } from '../../../test/database.ts';
import { Scene } from '../../../test/matter-scene.ts';
import type { Matter } from '../domain/matter.ts';
import { mattersContract } from './matters.contract.ts';
import { matterIndexes, StoredMatters } from './stored-matters.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const open = async () => {
  const store = await database.store<Matter>(`matters_${newId().slice(-12)}`, matterIndexes);
  return { store, matters: new StoredMatters(store) };
};

mattersContract(async () => (await open()).matters);

it('keeps what the matter said until it is published, in order', async () => {
  const { store, matters } = await open();
  const scene = new Scene({ matters, name: newId() });
  await scene.reach('P10');
  const [pending] = await store.pending(10);
  expect(pending?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(pending?.events.at(-1)?.type).toBe('cn.sanzhi.evidence.decision.proposed.v1');
  expect(pending?.events.every(({ matter }) => matter === scene.id)).toBe(true);
});
