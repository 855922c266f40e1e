import { afterAll, beforeAll, describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import type { Connection } from 'mongoose';
import type { Recording } from '../domain/recording.ts';
import { StoredRecordings, recordingIndexes } from './stored-recordings.ts';
import { recordingsContract } from './recordings.contract.ts';

let connection: Connection;
let recordings: StoredRecordings;
beforeAll(async () => {
  const url = stack().services.evidence.MONGODB_URL ?? '';
  connection = await openDatabase(url, `test_recordings_${newId().slice(-12)}`);
  const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };
  const store = new AggregateStore<Recording>(connection, 'recordings', context, recordingIndexes);
  await store.prepare();
  recordings = new StoredRecordings(store);
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('recordings in the database', () => {
  recordingsContract(async () => ({ recordings, name: newId() }));
});
