import { describe } from '@jest/globals';
import { MemoryRooms, MemorySchedules } from './memory-premises.ts';
import { premisesContract } from './premises.contract.ts';

describe('premises in memory', () => {
  premisesContract(async () => ({ rooms: new MemoryRooms(), schedules: new MemorySchedules() }));
});
