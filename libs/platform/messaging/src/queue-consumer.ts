import { Logger } from '@nestjs/common';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrokerConnection } from './broker.ts';
import { declareTopology, type QueueTopology } from './topology.ts';

/**
 * Works on a message until its fate is settled elsewhere: resolves `true` to acknowledge it, `false` to leave it to
 * the broker. `wanted` turns false when the consumer stops, or its answer would no longer reach the broker.
 */
export type Work = (message: ConsumeMessage, wanted: () => boolean) => Promise<boolean>;

/** Consumes one queue, declares it first, and starts again after every loss of channel or connection. */
export class QueueConsumer {
  readonly #logger = new Logger(QueueConsumer.name);
  readonly #running = new Set<Promise<void>>();
  readonly #connection: BrokerConnection;
  readonly #topology: QueueTopology;
  readonly #work: Work;
  #channel: Channel | undefined;
  #tag: string | undefined;
  #stopping = false;

  constructor(connection: BrokerConnection, topology: QueueTopology, work: Work) {
    this.#connection = connection;
    this.#topology = topology;
    this.#work = work;
  }

  get consuming(): boolean {
    return this.#tag !== undefined;
  }

  /** Rejects when the broker refuses the topology; a lost connection is made good by the next `connect`. */
  async open(model: ChannelModel): Promise<void> {
    if (this.#stopping) return;
    const channel = await model.createChannel();
    channel.on('error', (error) => this.#logger.error(`${this.#topology.queue}: ${error.message}`));
    channel.once('close', () => this.#lost(channel, model));
    this.#channel = channel;
    await declareTopology(channel, this.#topology);
    await channel.prefetch(this.#topology.prefetch);
    const { consumerTag } = await channel.consume(this.#topology.queue, (message) => {
      if (message) this.#take(channel, message);
      else void channel.close().catch(() => undefined);
    });
    if (this.#channel === channel) this.#tag = consumerTag;
  }

  /** No new messages; waits for those in hand, at most `ms`; what is not through by then comes again. */
  async stop(ms: number): Promise<void> {
    this.#stopping = true;
    const channel = this.#channel;
    if (channel && this.#tag !== undefined) await channel.cancel(this.#tag).catch(() => undefined);
    this.#tag = undefined;
    const bound = new AbortController();
    const all = Promise.all(this.#running).then(() => true);
    const inTime = await Promise.race([
      all,
      sleep(ms, false, { signal: bound.signal }).catch(() => true),
    ]).finally(() => bound.abort());
    if (!inTime)
      this.#logger.warn(`${this.#topology.queue}: ${this.#running.size} handlers did not end in ${ms} ms`);
    await channel?.close().catch(() => undefined);
  }

  #take(channel: Channel, message: ConsumeMessage): void {
    if (this.#stopping) return;
    const alive = () => this.#channel === channel;
    const run = this.#work(message, () => alive() && !this.#stopping)
      .then((through) => {
        if (through && alive()) channel.ack(message);
      })
      .catch((error: unknown) => this.#logger.error(error))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  #lost(channel: Channel, model: ChannelModel): void {
    if (this.#channel !== channel) return;
    this.#channel = undefined;
    this.#tag = undefined;
    if (!this.#stopping) void this.#reopen(model);
  }

  async #reopen(model: ChannelModel): Promise<void> {
    await sleep(1000, undefined, { ref: false });
    if (this.#connection.model !== model || this.#channel) return;
    await this.open(model).catch((error: unknown) =>
      this.#logger.error(`${this.#topology.queue}: ${(error as Error).message}`),
    );
  }
}
