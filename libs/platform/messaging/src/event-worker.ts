import { Logger } from '@nestjs/common';
import type { Clock } from '@sanzhi/kernel';
import { timed, withTrace, type Metrics } from '@sanzhi/telemetry';
import { parseEvent, routingKeyOf, type CloudEvent, type EventContract } from './cloud-event.ts';
import type { ConfirmedChannel } from './confirmed-channel.ts';
import { Poison } from './errors.ts';
import type { Delivery, Wrap } from './event-context.ts';
import { reasonOf, triesOf } from './failure.ts';
import { metersOf, mover } from './moving.ts';
import { matches } from './pattern.ts';
import type { Work } from './queue-consumer.ts';
import { Serial } from './serial.ts';
import type { QueueTopology } from './topology.ts';

export interface Handler {
  name: string;
  binding: string;
  queue: string;
  prefetch: number | undefined;
  batch?: number | undefined;
  schema: EventContract['schema'] | undefined;
  run: (payload: unknown, delivery: Delivery) => Promise<unknown>;
}

export interface WorkerOptions {
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
  readonly #options: WorkerOptions;
  readonly #serial = new Serial();
  readonly #consumed;
  readonly #took;
  readonly #move;

  constructor(options: WorkerOptions) {
    this.#options = options;
    ({ consumed: this.#consumed, took: this.#took } = metersOf(options.metrics));
    this.#move = mover(options);
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
        return this.#move(topology, message, error, wanted);
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
}

export const accepted = (schema: EventContract['schema'], event: CloudEvent): unknown => {
  try {
    return schema.parse(event);
  } catch (error) {
    throw new Poison('event.schema-refused', (error as Error).message);
  }
};
