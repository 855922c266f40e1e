import type { DynamicModule } from '@nestjs/common';
import type { House } from '@sanzhi/service';
import { commands, ReadMatters } from '../../matter/index.ts';
import { DecideExhibit, KeepExhibit } from '../application/keep-exhibit.ts';
import { EraseExhibits } from '../application/erase-exhibits.ts';
import { LapsePreservations } from '../application/lapse-preservations.ts';
import { ReadExhibits } from '../application/read-exhibits.ts';
import { RecordExhibit } from '../application/record-exhibit.ts';
import type { Exhibit } from '../domain/exhibit.ts';
import { ExhibitsController } from './exhibits.controller.ts';
import { exhibitIndexes, StoredExhibits } from './stored-exhibits.ts';
import { PreservationSweeper } from './preservation.sweeper.ts';

/** Expects `ReadMatters` from a global module. */
export class ExhibitModule {
  static open(house: House): DynamicModule {
    const { clock } = house;
    const exhibits = new StoredExhibits(house.store<Exhibit>('exhibits', exhibitIndexes));
    const withCases = <T>(provide: new (...parts: never[]) => T, make: (cases: ReadMatters) => T) => ({
      provide,
      inject: [ReadMatters],
      useFactory: make,
    });
    return {
      module: ExhibitModule,
      global: true,
      controllers: [ExhibitsController],
      providers: [
        withCases(RecordExhibit, (cases) => new RecordExhibit({ exhibits, cases, clock })),
        withCases(KeepExhibit, (cases) => new KeepExhibit({ exhibits, cases, clock })),
        withCases(DecideExhibit, (cases) => new DecideExhibit({ exhibits, cases, clock })),
        withCases(ReadExhibits, (cases) => new ReadExhibits(exhibits, cases, clock)),
        { provide: LapsePreservations, useValue: new LapsePreservations(exhibits, commands, clock) },
        { provide: EraseExhibits, useValue: new EraseExhibits(exhibits) },
        PreservationSweeper,
      ],
      exports: [EraseExhibits],
    };
  }
}
