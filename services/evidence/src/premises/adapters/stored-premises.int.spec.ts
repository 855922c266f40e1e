import { afterAll, beforeAll, describe } from '@jest/globals';
import { openTestDatabase } from '../../../test/database.ts';
import type { Room, Schedule } from '../domain/premises.ts';
import { StoredRooms, StoredSchedules } from './stored-premises.ts';
import { premisesContract } from './premises.contract.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let keepers: { rooms: StoredRooms; schedules: StoredSchedules };
beforeAll(async () => {
  database = await openTestDatabase();
  keepers = {
    rooms: new StoredRooms(await database.store<Room>('rooms')),
    schedules: new StoredSchedules(await database.store<Schedule>('room_days')),
  };
});
afterAll(() => database.close());

describe('premises in the database', () => {
  premisesContract(async () => keepers);
});
