import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clearanceGranted, opinionGiven } from '@sanzhi/contracts';
import { asCommand, Replayed } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import { openTestDatabase } from '../../../test/database.ts';
import { Desk, gao, matter } from '../../../test/desk.ts';
import { submissionsContract } from './submissions.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase(stack().services.review.MONGODB_URL);
});
afterAll(() => database.close());

submissionsContract(() => database.fresh());

it('law 4: opinion and clearance wait in the outbox of the one document write, after all that was said before', async () => {
  const { submissions, reviewers, stores } = await database.fresh();
  const desk = new Desk(submissions, reviewers);
  await desk.cleared();
  const [pending] = await stores.submissions.pending(10);
  expect(pending?.aggregateId).toBe(matter);
  expect(pending?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(pending?.events.slice(-2).map(({ type }) => type)).toEqual([
    opinionGiven.type,
    clearanceGranted.type,
  ]);
  expect(pending?.events.every((event) => event.matter === matter)).toBe(true);
});

it('law 4: the same command takes effect once, and is told its first answer again', async () => {
  const { submissions, reviewers } = await database.fresh();
  const desk = new Desk(submissions, reviewers);
  await desk.reviewing();
  await desk.opine();
  const command = {
    key: 's-gao:countersign-1',
    fingerprint: 'f',
    actor: { id: gao.subject, name: gao.name },
  };
  const once = () => asCommand(command, () => desk.countersign());
  const first = await once();
  await expect(once()).rejects.toMatchObject({ constructor: Replayed, receipt: first });
  expect((await submissions.ofMatter(matter))?.version).toBe(first.version);
});

it('law 1: of two heads who sign at the same moment one gets a clearance', async () => {
  const { submissions, reviewers, stores } = await database.fresh();
  const desk = new Desk(submissions, reviewers);
  await desk.reviewing();
  await desk.opine();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => desk.countersign()));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const events = (await stores.submissions.pending(10)).flatMap(({ events }) => events);
  expect(events.filter(({ type }) => type === clearanceGranted.type)).toHaveLength(1);
});
