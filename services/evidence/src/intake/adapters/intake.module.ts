import { Logger, type DynamicModule } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { commands, ReadMatters } from '../../matter/index.ts';
import { ReadPremises } from '../../premises/index.ts';
import { AdoptRecording, ExamineFile, ReadRecordings } from '../../recording/index.ts';
import { AnnounceItem } from '../application/announce-item.ts';
import { AssignItem, RefuseItem } from '../application/assign-item.ts';
import { EraseItems } from '../application/erase-items.ts';
import { GiveBackItem } from '../application/give-back-item.ts';
import { OpenBatch, ReadBatches } from '../application/batches.ts';
import { CheckItem } from '../application/check-item.ts';
import { ReadItems } from '../application/read-items.ts';
import { ReceiveBytes } from '../application/receive-bytes.ts';
import { SuggestMatters } from '../application/suggest-matters.ts';
import { CompleteItem, UploadItem } from '../application/upload-item.ts';
import type { Batch } from '../domain/batch.ts';
import type { Item } from '../domain/item.ts';
import { AssignmentSweeper } from './assignment.sweeper.ts';
import { IntakeConsumer } from './intake.consumer.ts';
import { IntakeController } from './intake.controller.ts';
import { ItemWorker } from './item.worker.ts';
import { itemIndexes, StoredBatches, StoredItems } from './stored-items.ts';
import { MongoTails } from './tails.ts';
import { tusServer } from './tus/tus-server.ts';
import { TUS, TusController } from './tus/tus.controller.ts';

interface Given {
  house: House;
  vault: ObjectStore;
  /** The rooms whose doors are used: they export the use cases of other rooms that are asked for here. */
  rooms: DynamicModule[];
}

/** Expects `ReadMatters` from a global module. */
export class IntakeModule {
  static open({ house, vault, rooms }: Given): DynamicModule {
    const { clock } = house;
    const items = new StoredItems(house.store<Item>('intake_items', itemIndexes));
    const batches = new StoredBatches(house.store<Batch>('intake_batches'));
    const announcing = new AnnounceItem({ items, batches, vault }, clock);
    const completing = new CompleteItem(items, vault, clock);
    const receiving = new ReceiveBytes(items, vault, new MongoTails(house.connection), completing);
    const logger = new Logger(AssignItem.name);
    const delayed = (id: string, error: unknown) =>
      logger.warn(`${id} not handed over yet, tried again later: ${(error as Error).message}`);
    const ready = [
      announcing,
      completing,
      new UploadItem(items, vault),
      new RefuseItem(items, clock),
      new ReadItems(items),
      new OpenBatch(batches, clock),
      new ReadBatches(batches, items),
      new EraseItems(items),
    ];
    return {
      module: IntakeModule,
      global: true,
      imports: rooms,
      controllers: [IntakeController, TusController, ItemWorker, IntakeConsumer],
      providers: [
        ...ready.map((useCase) => ({ provide: useCase.constructor, useValue: useCase })),
        { provide: TUS, useValue: tusServer(announcing, receiving) },
        {
          provide: CheckItem,
          inject: [ExamineFile],
          useFactory: (examiner: ExamineFile) => new CheckItem(items, vault, examiner),
        },
        {
          provide: SuggestMatters,
          inject: [ReadMatters, ReadPremises],
          useFactory: (cases: ReadMatters, slots: ReadPremises) => new SuggestMatters(items, cases, slots),
        },
        {
          provide: AssignItem,
          inject: [ReadMatters, ReadPremises, AdoptRecording],
          useFactory: (cases: ReadMatters, slots: ReadPremises, recordings: AdoptRecording) =>
            new AssignItem({ items, cases, slots, recordings, commands, clock, delayed }),
        },
        {
          provide: GiveBackItem,
          inject: [ReadRecordings],
          useFactory: (outcomes: ReadRecordings) => new GiveBackItem(items, outcomes),
        },
        AssignmentSweeper,
      ],
      exports: [EraseItems, ReadItems],
    };
  }
}
