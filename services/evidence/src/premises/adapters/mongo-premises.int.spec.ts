import { afterAll, beforeAll, describe } from '@jest/globals';
import { openTestDatabase } from '../../../test/database.ts';
import type { Room, Schedule } from '../domain/premises.ts';
import { MongoRooms, MongoSchedules } from './mongo-premises.ts';
import { premisesContract } from './premises.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let keepers: { rooms: MongoRooms; schedules: MongoSchedules };
beforeAll(async () => {
  database = await openTestDatabase();
  keepers = {
    rooms: new MongoRooms(await database.store<Room>('rooms')),
    schedules: new MongoSchedules(await database.store<Schedule>('room_days')),
  };
});
afterAll(() => database.close());

describe('premises in the database', () => {
  premisesContract(async () => keepers);
});
