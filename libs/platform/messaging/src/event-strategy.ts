import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { systemClock, type Clock } from '@sanzhi/kernel';
import { Metrics } from '@sanzhi/telemetry';
import type { ChannelModel } from 'amqplib';
import { lastValueFrom } from 'rxjs';
import { BatchWorker } from './batch-worker.ts';
import { Broker } from './broker.ts';
import { ConfirmedChannel } from './confirmed-channel.ts';
import { EventWorker, type Handler } from './event-worker.ts';
import { EventContext, type Wrap } from './event-context.ts';
import { houseExchange } from './event-publisher.ts';
import type { HandlerExtras } from './on-event.ts';
import { QueueConsumer } from './queue-consumer.ts';
import type { QueueTopology } from './topology.ts';

export interface StrategyOptions {
  service: string;
  /** Either the broker shared with the publisher, or the URL of one to connect to. */
  broker: Broker | string;
  wrap?: Wrap;
  /** Delay before try 2, 3, … in milliseconds. */
  ladder?: readonly number[];
  prefetch?: number;
  /** How often a message may come back without an answer (crash, lost connection) before it is parked. */
  deliveryLimit?: number;
  /** How long a stop waits for handlers in hand. */
  stopMs?: number;
  exchange?: string;
  clock?: Clock;
  metrics?: Metrics;
}

const preconditionFailed = 406;

/** The one handler of a queue that takes its events in batches. */
const batchedIn = (handlers: readonly Handler[]): Handler | undefined => {
  const batched = handlers.find(({ batch }) => batch !== undefined);
  if (batched && handlers.length > 1)
    throw new TypeError(`${batched.name}: a handler of batches needs a queue of its own`);
  return batched;
};

/** Nest's transport over RabbitMQ: see `declareTopology` for the queues and `afterFailure` for what fails. */
export class EventStrategy extends Server<{ disconnect: () => unknown }> implements CustomTransportStrategy {
  readonly #options: StrategyOptions;
  readonly #broker: Broker;
  readonly #handlers: Handler[] = [];
  #consumers: QueueConsumer[] = [];

  constructor(options: StrategyOptions) {
    super();
    this.#options = options;
    const { broker, service } = options;
    this.#broker = typeof broker === 'string' ? new Broker(broker, service) : broker;
  }

  /** Handlers of one event are kept side by side, each in its queue, instead of Nest's chain. */
  override addHandler(
    pattern: string,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Partial<HandlerExtras> = {},
  ): void {
    const { binding, handler, queue = 'events', prefetch, schema, batch } = extras;
    if (!isEventHandler || binding === undefined || handler === undefined)
      throw new TypeError(`${String(pattern)}: this transport carries events only; use @OnEvent`);
    if (this.#handlers.some((known) => known.name === handler && known.binding === binding))
      throw new TypeError(`${handler} is bound to ${binding} twice`);
    this.messageHandlers.set(`${handler} ${binding}`, callback);
    this.#handlers.push({
      name: handler,
      binding,
      queue: `${this.#options.service}.${queue}`,
      prefetch,
      batch,
      schema,
      run: async (payload, delivery) =>
        lastValueFrom<unknown, undefined>(
          this.transformToObservable<unknown>(callback(payload, new EventContext(delivery))),
          { defaultValue: undefined },
        ),
    });
  }

  /** The queues of this service, as far as its handlers ask for them. */
  get topology(): QueueTopology[] {
    const { ladder = [1000, 5000, 30_000, 120_000], prefetch = 32, deliveryLimit = 20 } = this.#options;
    const { exchange = houseExchange } = this.#options;
    const queues = Map.groupBy(this.#handlers, ({ queue }) => queue);
    return [...queues].map(([queue, handlers]) => ({
      queue,
      exchange,
      bindings: [...new Set(handlers.map(({ binding }) => binding))],
      ladder,
      deliveryLimit,
      prefetch: Math.min(...handlers.map((handler) => handler.prefetch ?? prefetch)),
      ...(batchedIn(handlers) ? { single: true } : {}),
    }));
  }

  get consuming(): boolean {
    return this.#consumers.every((consumer) => consumer.consuming);
  }

  /** Calls back once it consumes, or cannot reach the broker yet (it goes on trying), or the topology is refused. */
  listen(callback: (error?: Error) => void): void {
    const { metrics = new Metrics(this.#options.service), clock = systemClock } = this.#options;
    const moves = new ConfirmedChannel(this.#broker.publishing);
    const options = { ...this.#options, metrics, clock, moves };
    const worker = new EventWorker(options);
    this.#consumers = this.topology.map((topology) => {
      const handlers = this.#handlers.filter(({ queue }) => queue === topology.queue);
      const batched = batchedIn(handlers);
      const work = batched ? new BatchWorker(topology, batched, options).work : worker.on(topology, handlers);
      return new QueueConsumer(this.#broker.consuming, topology, work);
    });
    let told = false;
    const tell = (error?: Error) => {
      if (!told) callback(error);
      told = true;
    };
    this.#broker.consuming.on('connectFailed', () => tell());
    this.#broker.consuming.on('disconnect', () => this._status$.next('disconnected'));
    this.#broker.consuming.onConnect((model) => void this.#open(model).then(() => tell(), tell));
  }

  async close(): Promise<void> {
    const { stopMs = 15_000 } = this.#options;
    await Promise.all(this.#consumers.map((consumer) => consumer.stop(stopMs)));
    if (typeof this.#options.broker === 'string') await this.#broker.close();
  }

  on(event: string, listener: () => unknown): void {
    if (event !== 'disconnect') throw new TypeError(`no such event: ${event}`);
    this.#broker.consuming.on(event, () => void listener());
  }

  unwrap<T>(): T {
    return this.#broker as T;
  }

  async #open(model: ChannelModel): Promise<void> {
    const results = await Promise.allSettled(this.#consumers.map((consumer) => consumer.open(model)));
    const refused = results.find((result) => result.status === 'rejected');
    if (!refused) return this._status$.next('connected');
    const error = refused.reason as Error & { code?: number };
    this.logger.error(`cannot consume: ${error.message}`);
    if (error.code === preconditionFailed) throw error;
  }
}
