import type { DynamicModule } from '@nestjs/common';
import type { House } from '@sanzhi/service';
import { ReadMatters } from '../../matter/index.ts';
import { BookRoom, ReadPremises, RecordRoom } from '../application/premises.ts';
import type { Room, Schedule } from '../domain/premises.ts';
import { StoredRooms, StoredSchedules } from './stored-premises.ts';
import { PremisesController } from './premises.controller.ts';

/** Expects `ReadMatters` from a global module. */
export class PremisesModule {
  static open(house: House): DynamicModule {
    const { clock } = house;
    const rooms = new StoredRooms(house.store<Room>('rooms'));
    const schedules = new StoredSchedules(house.store<Schedule>('room_days'));
    return {
      module: PremisesModule,
      controllers: [PremisesController],
      providers: [
        { provide: RecordRoom, useValue: new RecordRoom(rooms) },
        { provide: ReadPremises, useValue: new ReadPremises(rooms, schedules) },
        {
          provide: BookRoom,
          inject: [ReadMatters],
          useFactory: (cases: ReadMatters) => new BookRoom({ rooms, schedules, cases, clock }),
        },
      ],
      exports: [ReadPremises],
    };
  }
}
