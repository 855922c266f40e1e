import { Logger } from '@nestjs/common';
import { systemClock, type Clock } from '@sanzhi/kernel';
import { Metrics } from '@sanzhi/telemetry';
import type { CloudEvent } from './cloud-event.ts';
import { BrokerDown } from './errors.ts';
import { reasonOf } from './failure.ts';
import type { OutboxSource } from './outbox.ts';
import { SourceRelay } from './source-relay.ts';

export interface Publisher {
  publish(event: CloudEvent): Promise<void>;
  onReady(listener: () => void): void;
}

export interface RelayOptions {
  /** Time between sweeps; doubled after each that failed, up to `maxIntervalMs`. */
  intervalMs?: number;
  maxIntervalMs?: number;
  parallel?: number;
  clock?: Clock;
  metrics?: Metrics;
}

/** Brings saved events to the broker: at once when they are saved, and by sweeping for those that did not get there. */
export class OutboxRelay {
  readonly #logger = new Logger(OutboxRelay.name);
  readonly #publisher: Publisher;
  readonly #options: Required<Pick<RelayOptions, 'intervalMs' | 'maxIntervalMs' | 'parallel'>>;
  readonly #relays: SourceRelay[] = [];
  readonly #failed;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #interval: number;
  #running = false;
  #again = false;

  constructor(sources: readonly OutboxSource[], publisher: Publisher, options: RelayOptions = {}) {
    const { intervalMs = 5000, maxIntervalMs = 60_000, parallel = 128 } = options;
    const { clock = systemClock, metrics = new Metrics('messaging') } = options;
    this.#publisher = publisher;
    this.#options = { intervalMs, maxIntervalMs, parallel };
    this.#interval = intervalMs;
    this.#failed = metrics.counter(
      'sanzhi_outbox_failures_total',
      'saved events that could not be published',
      ['code'],
    );
    const age = metrics.gauge(
      'sanzhi_outbox_pending_age_seconds',
      'age of the oldest event not yet published',
    );
    (age as unknown as { collect: () => void }).collect = () => age.set(this.#oldestAge(clock));
    for (const source of sources) this.attach(source);
    publisher.onReady(() => {
      this.#interval = intervalMs;
      this.#sweepIn(0);
    });
  }

  /** One more place to publish from. */
  attach(source: OutboxSource): void {
    this.#relays.push(
      new SourceRelay(source, {
        publish: (event) => this.#publisher.publish(event),
        failed: (error, aggregateId) => this.#count(error, aggregateId),
        parallel: this.#options.parallel,
        batch: 500,
        most: 20_000,
      }),
    );
    this.#sweepIn(0);
  }

  start(): void {
    this.#running = true;
    this.#sweepIn(0);
  }

  /** Takes nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await Promise.all(this.#relays.map((relay) => relay.stop()));
    await this.#sweeping;
  }

  #sweepIn(ms: number): void {
    if (!this.#running) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#sweeping) {
        this.#again = true;
        return;
      }
      this.#again = false;
      this.#sweeping = this.#sweep().finally(() => {
        this.#sweeping = undefined;
        this.#sweepIn(this.#again ? 0 : this.#interval);
      });
    }, ms);
  }

  async #sweep(): Promise<void> {
    const done = await Promise.all(this.#relays.map((relay) => this.#one(relay)));
    const well = done.every(Boolean);
    this.#interval = well
      ? this.#options.intervalMs
      : Math.min(this.#interval * 2, this.#options.maxIntervalMs);
  }

  async #one(relay: SourceRelay): Promise<boolean> {
    try {
      return await relay.sweep();
    } catch (error) {
      this.#count(error);
      return false;
    }
  }

  #count(error: unknown, aggregateId?: string): void {
    const { code, message } = reasonOf(error);
    this.#failed.inc({ code });
    if (!(error instanceof BrokerDown)) this.#logger.warn({ aggregate: aggregateId, code, message });
  }

  #oldestAge(clock: Clock): number {
    const times = this.#relays.flatMap(({ oldest }) => (oldest ? [oldest.getTime()] : []));
    return times.length === 0 ? 0 : Math.max(0, (clock.now().getTime() - Math.min(...times)) / 1000);
  }
}
