import type { DynamicModule } from '@nestjs/common';
import { documentMade, itemChecked, recordingDerived, recordingSealed } from '@sanzhi/contracts';
import { DomainError, systemClock } from '@sanzhi/kernel';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { civilDateOf, retainedUntil } from '@sanzhi/statute';
import { Metrics } from '@sanzhi/telemetry';
import { CheckCompleteness } from '../application/check-completeness.ts';
import { EraseMatter } from '../application/erase-matter.ts';
import { ExportMatter } from '../application/export-matter.ts';
import { FindFile } from '../application/find-file.ts';
import { FindGaps } from '../application/find-gaps.ts';
import { GiveReceipt } from '../application/give-receipt.ts';
import { Integrate } from '../application/integrate.ts';
import { MatterSafe } from '../application/matter-safe.ts';
import { ProveMatter } from '../application/prove-matter.ts';
import { ProveRows } from '../application/prove-rows.ts';
import { Publish } from '../application/publish.ts';
import { ProveSubject } from '../application/prove-subject.ts';
import { ReadLog } from '../application/read-log.ts';
import { ReadTimeline } from '../application/read-timeline.ts';
import { SequenceEvents } from '../application/sequence-events.ts';
import { StampCheckpoints } from '../application/stamp.ts';
import { Stand } from '../application/standing.ts';
import { BucketLog } from './bucket-log.ts';
import { LedgerConsumer } from './ledger.consumer.ts';
import { healthOf, LedgerWatch } from './ledger-watch.ts';
import { LedgerWork } from './ledger-work.ts';
import { LogController } from './log.controller.ts';
import { MongoBodyKeys } from './mongo-body-keys.ts';
import { MongoCheckpoints } from './mongo-checkpoints.ts';
import { MongoEntries } from './mongo-entries.ts';
import { openParties, type LedgerSettings } from './parties.ts';
import { ProofsController } from './proofs.controller.ts';
import { PublicLedgerController } from './public-ledger.controller.ts';
import { TimelineController } from './timeline.controller.ts';
import { CHECKPOINTS, LEDGER_KEYS } from './tokens.ts';

/** What a receipt is given for. */
const sealing = [recordingSealed.type, documentMade.type];
/** Files that the house has read itself and locked; what is only declared of a file proves nothing. */
const vouched = [...sealing, recordingDerived.type, itemChecked.type];

/** What is permanent; by the real clock, which no test moves (docs/adr/0009). */
const until = (): Date => new Date(`${retainedUntil('long', civilDateOf(systemClock.now()))}T23:59:59+08:00`);

/** A bucket that cannot lock is refused; one that cannot be reached is made by whoever watches the store, once it is there. */
const ready = async (store: ObjectStore): Promise<void> => {
  try {
    await store.ensureBucket({ lock: true });
  } catch (error) {
    if (!(error instanceof DomainError) || error.detail.kind !== 'unavailable') throw error;
  }
};

interface Opening {
  house: House;
  /** The bucket `ledger`. */
  store: ObjectStore;
  settings: LedgerSettings;
}

/** Global, because other rooms erase, look for gaps and act on what it proves. Expects `ReadMatters` from a global module. */
export class LedgerModule {
  static async open({ house, store, settings }: Opening): Promise<DynamicModule> {
    const clock = systemClock;
    const entries = new MongoEntries(house.connection);
    const checkpoints = new MongoCheckpoints(house.connection);
    await Promise.all([entries.prepare(), checkpoints.prepare(), ready(store)]);
    const keys = new MongoBodyKeys(house.connection);
    const log = new BucketLog(store, until);
    const { parties, vkeys, timestamps, exportKeys } = await openParties(settings);
    const stand = new Stand();
    const sequencer = new SequenceEvents({ entries, keys, clock });
    const integrate = new Integrate({ entries, log, checkpoints, parties, clock });
    const reading = new ReadLog(log, integrate.tiles, parties);
    const proofs = new ProveRows(reading);
    const proving = { entries, keys, proofs };
    house.watch('ledger', async () => healthOf(stand));
    const working = (watch: LedgerWatch): LedgerWork => {
      const publish = new Publish(integrate, stand);
      const stamps = new StampCheckpoints({ checkpoints, log, timestamps, stand, clock });
      return new LedgerWork({ sequencer, integrate, publish, stamps, watch });
    };
    return {
      module: LedgerModule,
      global: true,
      controllers: [
        LedgerConsumer,
        TimelineController,
        ProofsController,
        PublicLedgerController,
        LogController,
      ],
      providers: [
        { provide: SequenceEvents, useValue: sequencer },
        { provide: ReadLog, useValue: reading },
        { provide: LEDGER_KEYS, useValue: vkeys },
        { provide: CHECKPOINTS, useValue: checkpoints },
        { provide: ReadTimeline, useValue: new ReadTimeline(entries, keys) },
        { provide: FindGaps, useValue: new FindGaps(entries) },
        { provide: GiveReceipt, useValue: new GiveReceipt(proving, sealing) },
        { provide: ProveMatter, useValue: new ProveMatter(proving) },
        { provide: ProveSubject, useValue: new ProveSubject(proving) },
        { provide: CheckCompleteness, useValue: new CheckCompleteness(proving) },
        { provide: FindFile, useValue: new FindFile(entries, proofs, vouched) },
        {
          provide: ExportMatter,
          useValue: new ExportMatter({ entries, bodyKeys: keys, checkpoints, proofs, log, keys: exportKeys }),
        },
        { provide: MatterSafe, useValue: new MatterSafe(keys) },
        { provide: EraseMatter, useValue: new EraseMatter(keys, clock) },
        {
          provide: LedgerWatch,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => new LedgerWatch(stand, metrics),
        },
        { provide: LedgerWork, inject: [LedgerWatch], useFactory: working },
      ],
      exports: [FindGaps, EraseMatter, ExportMatter, MatterSafe, ProveSubject],
    };
  }
}
