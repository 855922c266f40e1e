import type { CloudEvent } from './cloud-event.ts';
import { BrokerDown } from './errors.ts';
import { Lanes } from './lanes.ts';
import type { OutboxSource, PendingEvents } from './outbox.ts';

export interface SourceRelayOptions {
  publish(event: CloudEvent): Promise<void>;
  failed(error: unknown, aggregateId?: string): void;
  parallel: number;
  /** Aggregates read at once. */
  batch: number;
  /** Events held in memory before they are left to the sweep. */
  most: number;
}

/**
 * Publishes what one source has pending, each aggregate in its order.
 * `live`: everything older is published or in its lane, so a just saved event may go at once. After a failure that is
 * no longer known, and hints are left lying until a sweep has read everything again.
 */
export class SourceRelay {
  readonly #source: OutboxSource;
  readonly #options: SourceRelayOptions;
  readonly #lanes: Lanes;
  /** Aggregates with an event that the broker would not take; only a sweep tries them again. */
  readonly #stuck = new Set<string>();
  readonly #settledMeanwhile = new Set<string>();
  #held: PendingEvents[] = [];
  #live = false;
  #reading = false;
  #stopped = false;
  #failures = 0;
  /** Time of the oldest event that the last sweep could not bring through. */
  oldest: Date | undefined;

  constructor(source: OutboxSource, options: SourceRelayOptions) {
    this.#source = source;
    this.#options = options;
    this.#lanes = new Lanes(
      {
        publish: (event) => options.publish(event),
        settle: (aggregateId, ids) => this.#settle(aggregateId, ids),
        failed: (aggregateId, error) => this.#fail(aggregateId, error),
      },
      options.parallel,
    );
    source.onPending((pending) => this.#hint(pending));
  }

  /** Reads and publishes everything pending; tells whether all of it went through. */
  async sweep(): Promise<boolean> {
    this.#failures = 0;
    for (let more = true; more && this.#failures === 0 && !this.#stopped;) {
      this.#stuck.clear();
      const found = await this.#read();
      more = found.length >= this.#options.batch;
      if (!more) this.#live = true;
      for (const { aggregateId, events } of found) this.#lanes.add(aggregateId, this.#unsettled(events));
      for (const pending of this.#held.splice(0)) this.#hint(pending);
      await this.#lanes.idle();
    }
    if (this.#failures === 0) this.oldest = undefined;
    return this.#failures === 0;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#lanes.idle();
  }

  async #read(): Promise<readonly PendingEvents[]> {
    this.#settledMeanwhile.clear();
    this.#reading = true;
    try {
      const found = await this.#source.pending(this.#options.batch);
      const times = found.flatMap(({ events }) => events.map(({ time }) => Date.parse(time)));
      this.oldest = times.length === 0 ? undefined : new Date(times.reduce((a, b) => Math.min(a, b)));
      return found;
    } finally {
      this.#reading = false;
    }
  }

  #hint(pending: PendingEvents): void {
    if (this.#stopped || this.#stuck.has(pending.aggregateId)) return;
    if (this.#lanes.waiting + this.#held.length > this.#options.most) this.#live = false;
    else if (this.#reading) this.#held.push(pending);
    else if (this.#live) this.#lanes.add(pending.aggregateId, pending.events);
  }

  async #settle(aggregateId: string, ids: readonly string[]): Promise<void> {
    if (this.#reading) for (const id of ids) this.#settledMeanwhile.add(id);
    await this.#source.settle(aggregateId, ids);
  }

  #unsettled(events: readonly CloudEvent[]): CloudEvent[] {
    return events.filter(({ id }) => !this.#settledMeanwhile.has(id));
  }

  #fail(aggregateId: string, error: unknown): void {
    this.#failures += 1;
    this.#stuck.add(aggregateId);
    if (error instanceof BrokerDown || this.#stuck.size > this.#options.most) this.#live = false;
    this.#options.failed(error, aggregateId);
  }
}
