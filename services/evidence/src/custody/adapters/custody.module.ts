import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { fontFile } from '@sanzhi/typesetting';
import { ReadDocuments } from '../../document/index.ts';
import { commands, ReadMatters } from '../../matter/index.ts';
import { ReadRecordings } from '../../recording/index.ts';
import { ReadHoldings } from '../../storage/index.ts';
import { AskAccess } from '../application/ask-access.ts';
import { DecideConsultation, ListConsultations, RequestConsultation } from '../application/consult.ts';
import { EraseAccesses } from '../application/erase-accesses.ts';
import { FetchAccess } from '../application/fetch-access.ts';
import { ListCustody } from '../application/list-custody.ts';
import { LookAtPoster } from '../application/look-at-poster.ts';
import type { Accesses, Consultations, Things } from '../application/ports.ts';
import { Shares } from '../application/shares.ts';
import type { Access } from '../domain/access.ts';
import type { Consultation } from '../domain/consultation.ts';
import { AccessesController } from './accesses.controller.ts';
import { CustodyController } from './custody.controller.ts';
import { FfmpegPreviews } from './ffmpeg-previews.ts';
import { accessIndexes, consultationIndexes, StoredAccesses, StoredConsultations } from './stored-custody.ts';
import { RoomThings } from './things.ts';

interface Options {
  house: House;
  vault: ObjectStore;
  previewsAtOnce: number;
}

const useCases = (
  house: House,
  accesses: Accesses,
  consultations: Consultations,
  { vault, previewsAtOnce }: Options,
): [new (...parts: never[]) => unknown, (things: Things, cases: ReadMatters) => unknown][] => {
  const { clock } = house;
  const previews = new FfmpegPreviews(fontFile, previewsAtOnce);
  return [
    [AskAccess, (things, cases) => new AskAccess({ accesses, consultations, cases, things, clock })],
    [
      FetchAccess,
      (things) => new FetchAccess({ accesses, consultations, things, vault, previews, commands, clock }),
    ],
    [
      LookAtPoster,
      (things, cases) => new LookAtPoster({ accesses, consultations, cases, things, vault, commands, clock }),
    ],
    [Shares, (things) => new Shares({ accesses, things, vault, commands, clock })],
    [ListCustody, (things, cases) => new ListCustody({ accesses, cases, things })],
    [RequestConsultation, (_, cases) => new RequestConsultation({ consultations, cases, clock })],
    [DecideConsultation, (_, cases) => new DecideConsultation({ consultations, cases, clock })],
    [ListConsultations, () => new ListConsultations(consultations)],
  ];
};

/** Expects `ReadMatters`, `ReadRecordings`, `ReadDocuments` and `ReadHoldings` from global modules. */
export class CustodyModule {
  static open(options: Options): DynamicModule {
    const { house } = options;
    const accesses = new StoredAccesses(house.store<Access>('accesses', accessIndexes));
    const consultations = new StoredConsultations(
      house.store<Consultation>('consultations', consultationIndexes),
    );
    const providers = useCases(house, accesses, consultations, options).map(
      ([provide, make]): FactoryProvider => ({
        provide,
        inject: [ReadMatters, ReadRecordings, ReadDocuments, ReadHoldings],
        useFactory: (
          cases: ReadMatters,
          recordings: ReadRecordings,
          documents: ReadDocuments,
          disposals: ReadHoldings,
        ) => make(new RoomThings({ recordings, documents, disposals }), cases),
      }),
    );
    return {
      module: CustodyModule,
      global: true,
      controllers: [AccessesController, CustodyController],
      providers: [
        ...providers,
        { provide: EraseAccesses, useValue: new EraseAccesses(accesses, consultations) },
      ],
      exports: [EraseAccesses, ListCustody],
    };
  }
}
