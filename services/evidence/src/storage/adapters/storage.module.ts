import { Logger, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { HealthDetail } from '@sanzhi/http';
import { ObjectStore, VersionKeeper, type ObjectStoreSettings } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { ReadDocuments } from '../../document/index.ts';
import { ReadItems } from '../../intake/index.ts';
import { EraseMatter, ProveSubject } from '../../ledger/index.ts';
import { ReadMatters } from '../../matter/index.ts';
import { ReadRecordings } from '../../recording/index.ts';
import { CarryOutDisposals } from '../application/carry-out-disposals.ts';
import { CheckFixity } from '../application/check-fixity.ts';
import { Dispose } from '../application/dispose.ts';
import { EraseHoldings } from '../application/erase-holdings.ts';
import { CarryOutErasures, Erase } from '../application/erase.ts';
import { NoteSealed } from '../application/note-sealed.ts';
import { OrderKeeping } from '../application/order-keeping.ts';
import type { Alarm, PersonalData } from '../application/ports.ts';
import { ReadHoldings } from '../application/read-holdings.ts';
import { SettleKeepings } from '../application/settle-keepings.ts';
import { WatchLock } from '../application/watch-lock.ts';
import type { Disposal } from '../domain/disposal.ts';
import type { Erasure } from '../domain/erasure.ts';
import type { FixityRun } from '../domain/fixity.ts';
import type { Holding } from '../domain/holding.ts';
import type { Keeping } from '../domain/keeping.ts';
import type { StoreWatch } from '../domain/lock-state.ts';
import { DisposalController } from './disposal.controller.ts';
import { KeepingController } from './keeping.controller.ts';
import { BucketLockProof } from './lock-proof.ts';
import { ProvedWord } from './ledger-word.ts';
import { holdingIndexes, StoredHoldings } from './stored-holdings.ts';
import {
  byState,
  keepingIndexes,
  StoredDisposals,
  StoredErasures,
  StoredFixityRuns,
  StoredKeepings,
  StoredWatches,
} from './stored-storage.ts';
import { RoomSealedThings } from './sealed-things.ts';
import { ROUND_TIMES, StorageRounds } from './storage-rounds.ts';
import { StorageConsumer } from './storage.consumer.ts';
import { WatchedStore } from './watched-store.ts';

export interface StorageOptions {
  house: House;
  settings: ObjectStoreSettings;
  /** The bucket of the records first; every bucket must lock. */
  buckets: readonly [string, ...string[]];
  lockTestSeconds: number;
  fixityMegabytesPerSecond: number;
  /** The rooms' own parts of erasing personal data, as global modules provide them. */
  personalData: readonly (new (...parts: never[]) => PersonalData)[];
}

const roundMs = 15_000;

const keepersOf = (house: House) => ({
  holdings: new StoredHoldings(house.store<Holding>('holdings', holdingIndexes)),
  keepings: new StoredKeepings(house.store<Keeping>('keepings', keepingIndexes)),
  disposals: new StoredDisposals(house.store<Disposal>('disposals', byState)),
  erasures: new StoredErasures(house.store<Erasure>('erasures', byState)),
  runs: new StoredFixityRuns(house.store<FixityRun>('fixity_runs', byState)),
  watches: new StoredWatches(house.store<StoreWatch>('store_watches')),
});
type Keepers = ReturnType<typeof keepersOf>;

/** What is woken and counted is there only once the application is. */
class Bell {
  ring: () => void = () => undefined;
  count: (code: string) => void = () => undefined;
}

const alarmOver = (logger: Logger, bell: Bell): Alarm => ({
  raise: (code, words, detail) => {
    logger.error({ code, ...detail }, words.en);
    bell.count(code);
  },
});

const useCases = (keepers: Keepers, watch: WatchLock, bell: Bell, options: StorageOptions): Provider[] => {
  const { house, settings, buckets, personalData, fixityMegabytesPerSecond } = options;
  const { clock } = house;
  const store = new ObjectStore(settings, buckets[0]);
  const keeper = new VersionKeeper(settings, buckets[0]);
  const { holdings, keepings, disposals, erasures, runs, watches } = keepers;
  const alarm = alarmOver(new Logger(CheckFixity.name), bell);
  const ordered = () => bell.ring();
  const bytesPerSecond = fixityMegabytesPerSecond * 1_000_000;
  const value = <T extends object>(useCase: T): Provider => ({
    provide: useCase.constructor,
    useValue: useCase,
  });
  const made = (
    provide: FactoryProvider['provide'],
    inject: NonNullable<FactoryProvider['inject']>,
    useFactory: FactoryProvider['useFactory'],
  ): FactoryProvider => ({ provide, inject, useFactory });
  return [
    value(watch),
    value(bell),
    value(new ReadHoldings(holdings)),
    made(
      SettleKeepings,
      [ProveSubject],
      (proving: ProveSubject) =>
        new SettleKeepings({
          holdings,
          keepings,
          store,
          keeper,
          word: new ProvedWord(proving),
          alarm,
          clock,
        }),
    ),
    value(new Dispose({ holdings, disposals, clock, ordered })),
    made(CarryOutDisposals, [ProveSubject], (proving: ProveSubject) => {
      const word = new ProvedWord(proving);
      return new CarryOutDisposals({ holdings, keepings, disposals, store, keeper, word, clock });
    }),
    value(new CheckFixity({ runs, holdings, store, keeper, alarm, clock, bytesPerSecond })),
    made(
      NoteSealed,
      [ReadRecordings, ReadDocuments, ReadItems],
      (recordings: ReadRecordings, documents: ReadDocuments, items: ReadItems) =>
        new NoteSealed(holdings, new RoomSealedThings(recordings, documents, items), watches),
    ),
    made(
      OrderKeeping,
      [ReadMatters],
      (cases: ReadMatters) => new OrderKeeping({ keepings, holdings, cases, clock, ordered }),
    ),
    made(
      Erase,
      [ReadMatters],
      (cases: ReadMatters) => new Erase({ erasures, holdings, keepings, cases, clock, ordered }),
    ),
    made(
      CarryOutErasures,
      [EraseMatter, ...personalData],
      (matters: EraseMatter, ...rooms: PersonalData[]) =>
        new CarryOutErasures({
          erasures,
          holdings,
          keepings,
          ledger: { erase: async (matter) => void (await matters.execute({ matter })) },
          rooms: [...rooms, new EraseHoldings(holdings, disposals)],
          clock,
        }),
    ),
    { provide: ROUND_TIMES, useValue: { lockTestMs: options.lockTestSeconds * 1000, roundMs } },
    StorageRounds,
    made('storage:bell', [Bell, StorageRounds], (one: Bell, rounds: StorageRounds) => {
      one.ring = () => rounds.soon();
      one.count = (code) => rounds.alarmed(code);
      return one;
    }),
  ];
};

/**
 * The room, and the store as the other rooms may have it: closed for intake while its lock is not known to hold. Expects
 * `ReadMatters`, `ReadRecordings`, `ReadDocuments`, `ReadItems`, `EraseMatter` and `ProveSubject` from global modules.
 */
export class StorageModule {
  static open(options: StorageOptions): { vault: ObjectStore; module: DynamicModule } {
    const { house, settings, buckets } = options;
    const keepers = keepersOf(house);
    const bell = new Bell();
    const alarm = alarmOver(new Logger(WatchLock.name), bell);
    const proof = new BucketLockProof(settings, buckets);
    const watch = new WatchLock(proof, keepers.watches, alarm, house.clock);
    house.watch('storage', async () => {
      const { state, buckets: tests } = watch.state();
      const faults = tests.map(({ bucket, through, fault }) => `${bucket}: ${fault ?? through.join(' ')}`);
      return new HealthDetail({ lock: state, ...(state === 'holds' ? {} : { faults: faults.join('; ') }) });
    });
    return {
      vault: new WatchedStore(settings, buckets[0], () => watch.assertHolds()),
      module: {
        module: StorageModule,
        global: true,
        controllers: [KeepingController, DisposalController, StorageConsumer],
        providers: useCases(keepers, watch, bell, options),
        exports: [ReadHoldings],
      },
    };
  }
}
