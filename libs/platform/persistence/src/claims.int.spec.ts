import { afterAll, beforeAll, describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { stack } from '@sanzhi/testing';
import type { Connection } from 'mongoose';
import { claimsContract } from './claims.contract.ts';
import { openDatabase, StoredClaims } from './index.ts';

let connection: Connection;
beforeAll(async () => {
  const url = stack().services.evidence.MONGODB_URL ?? '';
  connection = await openDatabase(url, `sanzhi_test_claims_${newId().slice(-12)}`);
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('claims in the database', () => {
  let count = 0;
  claimsContract(async () => new StoredClaims(connection, `claims_${(count += 1)}`, () => new Date()));
});
