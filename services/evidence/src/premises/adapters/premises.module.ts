import type { DynamicModule } from '@nestjs/common';
import type { House } from '@sanzhi/service';
import { commands, ReadMatters } from '../../matter/index.ts';
import { MissingFilms } from '../application/missing-films.ts';
import { BookRoom, ReadPremises, RecordRoom } from '../application/premises.ts';
import type { Room, Schedule } from '../domain/premises.ts';
import { scheduleIndexes, StoredRooms, StoredSchedules } from './stored-premises.ts';
import { PremisesConsumer } from './premises.consumer.ts';
import { PremisesController } from './premises.controller.ts';
import { PremisesSweeper } from './premises.sweeper.ts';

/** Expects `ReadMatters` from a global module. */
export class PremisesModule {
  static open(house: House): DynamicModule {
    const { clock } = house;
    const rooms = new StoredRooms(house.store<Room>('rooms'));
    const schedules = new StoredSchedules(house.store<Schedule>('room_days', scheduleIndexes));
    return {
      module: PremisesModule,
      global: true,
      controllers: [PremisesController, PremisesConsumer],
      providers: [
        { provide: RecordRoom, useValue: new RecordRoom(rooms) },
        { provide: ReadPremises, useValue: new ReadPremises(rooms, schedules) },
        {
          provide: BookRoom,
          inject: [ReadMatters],
          useFactory: (cases: ReadMatters) => new BookRoom({ rooms, schedules, cases, clock }),
        },
        {
          provide: MissingFilms,
          inject: [ReadMatters],
          useFactory: (cases: ReadMatters) => new MissingFilms({ rooms, schedules, cases, commands, clock }),
        },
        PremisesSweeper,
      ],
      exports: [ReadPremises],
    };
  }
}
