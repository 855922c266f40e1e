import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Metrics } from '@sanzhi/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { CarryOutDisposals } from '../application/carry-out-disposals.ts';
import { CheckFixity } from '../application/check-fixity.ts';
import { CarryOutErasures } from '../application/erase.ts';
import { isOnItsWay } from '../application/known.ts';
import { SettleKeepings } from '../application/settle-keepings.ts';
import { WatchLock } from '../application/watch-lock.ts';

export interface RoundTimes {
  /** Between two tests of a lock that holds. */
  lockTestMs: number;
  roundMs: number;
}
export const ROUND_TIMES = Symbol('round-times');

/** How often a lock is tested again that is not known to hold. */
const unprovenMs = 5_000;
const startMs = 5_000;
/** How soon a round asks again when what was ordered is not yet in the published ledger. */
const onItsWayMs = 2_000;

/** The room's own clockwork: the lock test, what was ordered, what was agreed to end, the reading back. */
@Injectable()
export class StorageRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger(StorageRounds.name);
  readonly #stop = new AbortController();
  readonly #sleepers = new Set<AbortController>();
  #asked = 0;
  #waits = false;
  #loops: Promise<void>[] = [];

  constructor(
    @Inject(WatchLock) readonly watch: WatchLock,
    @Inject(SettleKeepings) readonly settling: SettleKeepings,
    @Inject(CarryOutDisposals) readonly disposing: CarryOutDisposals,
    @Inject(CarryOutErasures) readonly erasing: CarryOutErasures,
    @Inject(CheckFixity) readonly fixity: CheckFixity,
    @Inject(ROUND_TIMES) readonly times: RoundTimes,
    @Inject(Metrics) readonly metrics: Metrics,
  ) {}

  /** The first test is waited for, but not for ever: the service starts while the store is down. */
  async onApplicationBootstrap(): Promise<void> {
    const first = this.#test();
    await Promise.race([first, sleep(startMs, undefined, { ref: false })]);
    this.#loops = [
      first.then(() => this.#tests()),
      this.#every(() => this.#round()),
      this.#every(() => this.#fixity()),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#loops);
  }

  /** Something was ordered: the next round begins now, or as soon as the one under way is over. */
  soon(): void {
    this.#asked += 1;
    for (const sleeper of this.#sleepers) sleeper.abort();
  }

  alarmed(code: string): void {
    this.metrics.counter('sanzhi_storage_alarms_total', 'what somebody must look at', ['code']).inc({ code });
  }

  #untilNextTest(): number {
    return this.watch.verdict === 'holds'
      ? this.times.lockTestMs
      : Math.min(unprovenMs, this.times.lockTestMs);
  }

  async #tests(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(this.#untilNextTest(), undefined, { signal: this.#stop.signal, ref: false }).catch(
        () => undefined,
      );
      if (!this.#stop.signal.aborted) await this.#test();
    }
  }

  async #every(work: () => Promise<void>): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const asked = this.#asked;
      await work();
      if (this.#asked !== asked) continue;
      const sleeper = new AbortController();
      this.#sleepers.add(sleeper);
      const signal = AbortSignal.any([this.#stop.signal, sleeper.signal]);
      const restMs = this.#waits ? Math.min(onItsWayMs, this.times.roundMs) : this.times.roundMs;
      await sleep(restMs, undefined, { signal, ref: false }).catch(() => undefined);
      this.#sleepers.delete(sleeper);
    }
  }

  async #test(): Promise<void> {
    await this.#try('lock test', async () => {
      const verdict = await this.watch.execute();
      const gauge = this.metrics.gauge(
        'sanzhi_storage_lock_holds',
        'whether the store was seen to keep what it locks',
      );
      gauge.set(verdict === 'holds' ? 1 : 0);
    });
  }

  /** While the lock is broken nothing that is sealed is ended. */
  async #round(): Promise<void> {
    this.#waits = false;
    await this.#try('settling', () => this.settling.execute());
    if (this.watch.verdict !== 'holds') return;
    await this.#try('disposal', () => this.disposing.execute());
    await this.#try('erasure', () => this.erasing.execute());
  }

  async #fixity(): Promise<void> {
    await this.#try('fixity', async () => {
      await this.fixity.schedule();
      await this.fixity.work(this.#stop.signal);
    });
  }

  /** What fails is tried again by the next round. */
  async #try(what: string, work: () => Promise<void>): Promise<void> {
    const failures = this.metrics.counter('sanzhi_storage_rounds_failed_total', 'rounds put off', ['what']);
    try {
      await work();
    } catch (error) {
      if (isOnItsWay(error)) {
        this.#waits = true;
        return;
      }
      failures.inc({ what });
      this.#logger.warn(`${what} put off: ${(error as Error).message}`);
    }
  }
}
