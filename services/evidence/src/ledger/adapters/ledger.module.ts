import type { DynamicModule } from '@nestjs/common';
import type { House } from '@sanzhi/service';
import { FindGaps } from '../application/find-gaps.ts';
import { ReadTimeline } from '../application/read-timeline.ts';
import { LedgerConsumer } from './ledger.consumer.ts';
import { MongoEntries } from './mongo-entries.ts';
import { TimelineController } from './timeline.controller.ts';
import { ENTRIES } from './tokens.ts';

export class LedgerModule {
  static async open(house: House): Promise<DynamicModule> {
    const entries = new MongoEntries(house.connection);
    await entries.prepare();
    return {
      module: LedgerModule,
      controllers: [LedgerConsumer, TimelineController],
      providers: [
        { provide: ENTRIES, useValue: entries },
        { provide: ReadTimeline, useValue: new ReadTimeline(entries) },
        { provide: FindGaps, useValue: new FindGaps(entries) },
      ],
      exports: [FindGaps],
    };
  }
}
