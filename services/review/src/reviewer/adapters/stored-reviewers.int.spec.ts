import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { reviewerRecorded } from '@sanzhi/contracts';
import { stack } from '@sanzhi/testing';
import { openTestDatabase } from '../../../test/database.ts';
import { Desk } from '../../../test/desk.ts';
import { reviewersContract } from './reviewers.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(stack().services.review.MONGODB_URL);
});
afterAll(() => database.close());

reviewersContract(async () => (await database.fresh()).reviewers);

it('says to the house who was recorded', async () => {
  const { submissions, reviewers, stores } = await database.fresh();
  await new Desk(submissions, reviewers).register();
  const events = (await stores.reviewers.pending(10)).flatMap(({ events }) => events);
  expect(events.map(({ type }) => type)).toEqual([reviewerRecorded.type, reviewerRecorded.type]);
  for (const { data } of events) expect(reviewerRecorded.data.parse(data)).toEqual(data);
});
