import { Logger } from '@nestjs/common';
import type { Clock } from '@sanzhi/kernel';
import { timed, withTrace, type Metrics } from '@sanzhi/telemetry';
import type { ConsumeMessage } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEvent, routingKeyOf, type CloudEvent, type EventContract } from './cloud-event.ts';
import type { ConfirmedChannel } from './confirmed-channel.ts';
import { Poison } from './errors.ts';
import type { Delivery, Wrap } from './event-context.ts';
import { afterFailure, idOf, reasonOf, triesOf } from './failure.ts';
import { matches } from './pattern.ts';
import type { Work } from './queue-consumer.ts';
import { Serial } from './serial.ts';
import type { QueueTopology } from './topology.ts';

export interface Handler {
  name: string;
  binding: string;
  queue: string;
  prefetch: number | undefined;
  schema: EventContract['schema'] | undefined;
  run: (payload: unknown, delivery: Delivery) => Promise<unknown>;
}

interface Options {
  service: string;
  wrap?: Wrap;
  clock: Clock;
  metrics: Metrics;
  /** Carries failed messages to their ladder or parking. */
  moves: ConfirmedChannel;
}

/** Brings one message to all its handlers, or to where a failed one waits. */
export class EventWorker {
  readonly #logger = new Logger(EventWorker.name);
  readonly #options: Options;
  readonly #serial = new Serial();
  readonly #consumed;
  readonly #took;

  constructor(options: Options) {
    this.#options = options;
    const { metrics } = options;
    this.#consumed = metrics.counter('sanzhi_events_consumed_total', 'messages taken from a queue', [
      'queue',
      'outcome',
    ]);
    this.#took = metrics.histogram('sanzhi_event_handling_seconds', 'time from delivery to effect', [
      'queue',
    ]);
  }

  on(topology: QueueTopology, handlers: readonly Handler[]): Work {
    const { queue } = topology;
    return async (message, wanted) => {
      try {
        const event = parseEvent(message.content);
        const key = routingKeyOf(event.type);
        const known = handlers.filter(({ binding }) => matches(binding, key));
        const handled = await this.#serial.run(`${queue} ${event.source} ${event.subject}`, async () => {
          if (!wanted()) return false;
          await timed(this.#took, { queue }, () => this.#handle(queue, event, known, triesOf(message)));
          return true;
        });
        if (handled) this.#consumed.inc({ queue, outcome: known.length === 0 ? 'unknown' : 'done' });
        return handled;
      } catch (error) {
        return this.#fail(topology, message, error, wanted);
      }
    };
  }

  /** All handlers run, one after the other, even when one fails; then the first failure counts. */
  async #handle(queue: string, event: CloudEvent, known: readonly Handler[], tries: number): Promise<void> {
    const failures: unknown[] = [];
    const { service, wrap = (_event, work) => work() } = this.#options;
    await withTrace(event.traceparent, async () => {
      for (const { name, schema, run } of known) {
        const delivery: Delivery = { service, queue, handler: name, tries, event };
        try {
          const payload = schema ? accepted(schema, event) : event;
          await wrap(event, () => run(payload, delivery), delivery);
        } catch (error) {
          this.#logger.warn({
            event: event.id,
            type: event.type,
            handler: name,
            tries: tries + 1,
            ...reasonOf(error),
          });
          failures.push(error);
        }
      }
    });
    if (failures.length > 0) throw failures.find((failure) => !(failure instanceof Poison)) ?? failures[0];
  }

  /** The message is elsewhere, confirmed, before it is acknowledged here; until that succeeds it is kept in hand, while wanted. */
  async #fail(
    topology: QueueTopology,
    message: ConsumeMessage,
    error: unknown,
    wanted: () => boolean,
  ): Promise<boolean> {
    const { clock, moves } = this.#options;
    const { queue, tries, parked, properties } = afterFailure(topology, message, error, clock.now());
    for (;;) {
      try {
        await moves.publish('', queue, message.content, properties);
        this.#consumed.inc({ queue: topology.queue, outcome: parked ? 'parked' : 'retried' });
        if (parked) this.#logger.error({ parked: idOf(message), queue, tries, ...reasonOf(error) });
        return true;
      } catch (failure) {
        this.#logger.warn(`${idOf(message)} not moved to ${queue} yet: ${reasonOf(failure).message}`);
        if (!wanted()) return false;
        await sleep(500);
      }
    }
  }
}

const accepted = (schema: EventContract['schema'], event: CloudEvent): unknown => {
  try {
    return schema.parse(event);
  } catch (error) {
    throw new Poison('event.schema-refused', (error as Error).message);
  }
};
