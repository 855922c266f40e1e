import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { AggregateStore, openDatabase, ReadModel } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import type { Connection } from 'mongoose';
import type { Exempted, PaidDuty } from '../application/ports.ts';
import type { Course } from '../domain/course.ts';
import type { Discard } from '../domain/discard.ts';
import { coursesContract, dutiesContract } from './courses.contract.ts';
import { discardsContract } from './discards.contract.ts';
import { courseIndexes, StoredCourses } from './stored-courses.ts';
import { discardIndexes, StoredDiscards } from './stored-discards.ts';
import { MongoDuties } from './mongo-duties.ts';
import { MongoProgress } from './mongo-progress.ts';

let connection: Connection;
let courses: StoredCourses;
let discards: StoredDiscards;
let duties: MongoDuties;
beforeAll(async () => {
  const url = stack().services.evidence.MONGODB_URL ?? '';
  connection = await openDatabase(url, `test_courses_${newId().slice(-12)}`);
  const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };
  const store = new AggregateStore<Course>(connection, 'courses', context, courseIndexes);
  await store.prepare();
  courses = new StoredCourses(store);
  const given = new AggregateStore<Discard>(connection, 'discards', context, discardIndexes);
  await given.prepare();
  discards = new StoredDiscards(given);
  duties = new MongoDuties(
    new ReadModel<PaidDuty>(connection, 'recording_duties'),
    new ReadModel<Exempted>(connection, 'recording_exemptions'),
  );
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('courses in the database', () => {
  coursesContract(async () => ({ courses, name: newId() }));
});
describe('discards in the database', () => {
  discardsContract(async () => ({ discards, name: newId() }));
});
describe('duties in the database', () => {
  dutiesContract(async () => ({ duties, name: newId() }));
});

it('says a step at once, and how far the same step is at most once a second', async () => {
  const progress = new MongoProgress(connection);
  const id = newId();
  const say = (step: 'digest' | 'look', doneBytes: number) =>
    progress.say(id, { step, doneBytes, totalBytes: 10 });
  expect(await progress.of(id)).toBeUndefined();
  await say('digest', 1);
  await say('digest', 2);
  expect(await progress.of(id)).toMatchObject({ step: 'digest', doneBytes: 1, totalBytes: 10 });
  await say('look', 10);
  expect(await progress.of(id)).toMatchObject({ step: 'look', doneBytes: 10 });
});
