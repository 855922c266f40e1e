import { describe } from '@jest/globals';
import { inMemory } from '@sanzhi/persistence';
import { StoredRooms, StoredSchedules } from './stored-premises.ts';
import { premisesContract } from './premises.contract.ts';

describe('premises in memory', () => {
  premisesContract(async () => ({ rooms: inMemory(StoredRooms), schedules: inMemory(StoredSchedules) }));
});
