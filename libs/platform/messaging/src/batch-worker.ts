import { Logger } from '@nestjs/common';
import { timed } from '@sanzhi/telemetry';
import type { ConsumeMessage } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEvent, type CloudEvent } from './cloud-event.ts';
import { Poison } from './errors.ts';
import type { Delivery } from './event-context.ts';
import { accepted, type Handler, type WorkerOptions } from './event-worker.ts';
import { reasonOf, triesOf } from './failure.ts';
import { metersOf, mover } from './moving.ts';
import type { Work } from './queue-consumer.ts';
import type { QueueTopology } from './topology.ts';

interface Waiting {
  event: CloudEvent;
  payload: unknown;
  tries: number;
  wanted: () => boolean;
  settle: (outcome: boolean | Poison) => void;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * Gives one handler the events of its queue in order of arrival, many at a time. While the handler fails, the events
 * stay in hand and are given again; only poison goes to parking, found by giving the events of the batch one by one.
 */
export class BatchWorker {
  readonly #logger = new Logger(BatchWorker.name);
  readonly #topology: QueueTopology;
  readonly #handler: Handler;
  readonly #service: string;
  readonly #move;
  readonly #meters;
  readonly #waiting: Waiting[] = [];
  #running = false;

  constructor(topology: QueueTopology, handler: Handler, options: WorkerOptions) {
    this.#topology = topology;
    this.#handler = handler;
    this.#service = options.service;
    this.#move = mover(options);
    this.#meters = metersOf(options.metrics);
  }

  readonly work: Work = async (message, wanted) => {
    try {
      const outcome = await this.#queued(message, wanted);
      if (outcome instanceof Poison) throw outcome;
      if (outcome) this.#meters.consumed.inc({ queue: this.#topology.queue, outcome: 'done' });
      return outcome;
    } catch (error) {
      return this.#move(this.#topology, message, error, wanted);
    }
  };

  /** Takes its place in this very turn: the order of the calls is the order of arrival. */
  #queued(message: ConsumeMessage, wanted: () => boolean): Promise<boolean | Poison> {
    const event = parseEvent(message.content);
    const { schema } = this.#handler;
    const payload = schema ? accepted(schema, event) : event;
    return new Promise((settle) => {
      this.#waiting.push({ event, payload, tries: triesOf(message), wanted, settle });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What arrives in this same turn goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#give(this.#waiting.splice(0, this.#handler.batch));
    this.#running = false;
  }

  async #give(batch: readonly Waiting[]): Promise<void> {
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const wanted = batch.filter((one) => one.wanted());
      for (const one of batch) if (!one.wanted()) one.settle(false);
      if (wanted.length === 0) return;
      try {
        await timed(this.#meters.took, { queue: this.#topology.queue }, () => this.#call(wanted));
        for (const one of wanted) one.settle(true);
        return;
      } catch (error) {
        if (error instanceof Poison) return this.#part(wanted, error);
        this.#logger.warn({ handler: this.#handler.name, held: wanted.length, ...reasonOf(error) });
        await sleep(pause);
      }
    }
  }

  async #part(batch: readonly Waiting[], error: Poison): Promise<void> {
    if (batch.length === 1) batch[0]?.settle(error);
    else for (const one of batch) await this.#give([one]);
  }

  #call(batch: readonly Waiting[]): Promise<unknown> {
    const [first] = batch as [Waiting];
    const { name } = this.#handler;
    const delivery: Delivery = {
      service: this.#service,
      queue: this.#topology.queue,
      handler: name,
      tries: first.tries,
      event: first.event,
    };
    return this.#handler.run(
      batch.map(({ payload }) => payload),
      delivery,
    );
  }
}
