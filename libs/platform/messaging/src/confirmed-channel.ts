import { Logger } from '@nestjs/common';
import type { Channel, ChannelModel, ConfirmChannel, Options } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrokerConnection } from './broker.ts';
import { BrokerDown, NotPublished } from './errors.ts';

export type Properties = Options.Publish & { messageId: string };

export interface ConfirmedOptions {
  timeoutMs?: number;
  /** Run on each new channel before anything is published on it. */
  setup?: (channel: Channel) => Promise<unknown>;
}

/** Publishes with confirm and `mandatory`, many in flight, and keeps nothing while the broker is away. */
export class ConfirmedChannel {
  readonly #logger = new Logger(ConfirmedChannel.name);
  readonly #connection: BrokerConnection;
  readonly #timeoutMs: number;
  readonly #setup: ConfirmedOptions['setup'];
  readonly #returned = new Map<string, number>();
  readonly #listeners: (() => void)[] = [];
  #channel: ConfirmChannel | undefined;
  #inFlight = 0;

  constructor(connection: BrokerConnection, { timeoutMs = 10_000, setup }: ConfirmedOptions = {}) {
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
    this.#setup = setup;
    connection.onConnect((model) => void this.#open(model));
  }

  get ready(): boolean {
    return this.#channel !== undefined && this.#connection.blocked === undefined;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Now, if ready, and again whenever it becomes so. */
  onReady(listener: () => void): void {
    this.#listeners.push(listener);
    if (this.ready) listener();
  }

  /** Resolves when the broker has the message safely in at least one queue; rejects otherwise. */
  publish(exchange: string, routingKey: string, body: Buffer, properties: Properties): Promise<void> {
    const channel = this.#channel;
    if (!channel) return Promise.reject(new BrokerDown('not connected'));
    const { blocked } = this.#connection;
    if (blocked !== undefined) return Promise.reject(new BrokerDown(blocked));
    const { messageId } = properties;
    this.#inFlight += 1;
    return new Promise<void>((resolve, reject) => {
      let open = true;
      const end = (error?: Error) => {
        if (!open) return;
        open = false;
        this.#inFlight -= 1;
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      const timer = setTimeout(
        () => end(new NotPublished('event.unconfirmed', messageId, `no confirm in ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      );
      try {
        channel.publish(
          exchange,
          routingKey,
          body,
          { persistent: true, mandatory: true, ...properties },
          (nack) => {
            // The return of an unroutable message comes before its confirm, on the same channel.
            const unroutable = this.#takeReturn(messageId);
            if (nack && this.#channel !== channel) end(new BrokerDown('connection lost before the confirm'));
            else if (nack) end(new NotPublished('event.refused', messageId, 'refused by the broker'));
            else if (unroutable)
              end(new NotPublished('event.unroutable', messageId, `no queue for ${routingKey}`));
            else end();
          },
        );
      } catch (error) {
        end(new BrokerDown((error as Error).message));
      }
    });
  }

  /** Waits until nothing is in flight, at most `ms`. */
  async drain(ms: number): Promise<void> {
    for (const until = Date.now() + ms; this.#inFlight > 0 && Date.now() < until;) await sleep(5);
  }

  async #open(model: ChannelModel): Promise<void> {
    try {
      const channel = await model.createConfirmChannel();
      channel.on('error', (error) => this.#logger.error(error.message));
      channel.prependListener('close', () => {
        if (this.#channel === channel) this.#channel = undefined;
        this.#returned.clear();
        void this.#reopen(model);
      });
      channel.on('return', ({ properties }) => {
        const id = String(properties.messageId);
        this.#returned.set(id, (this.#returned.get(id) ?? 0) + 1);
      });
      await this.#setup?.(channel);
      if (this.#connection.model !== model) return;
      this.#channel = channel;
      for (const listener of this.#listeners) listener();
    } catch (error) {
      this.#logger.error(`cannot open a channel: ${(error as Error).message}`);
      void this.#reopen(model);
    }
  }

  async #reopen(model: ChannelModel): Promise<void> {
    await sleep(1000, undefined, { ref: false });
    if (this.#connection.model === model && !this.#channel) await this.#open(model);
  }

  #takeReturn(id: string): boolean {
    const count = this.#returned.get(id);
    if (count === undefined) return false;
    if (count === 1) this.#returned.delete(id);
    else this.#returned.set(id, count - 1);
    return true;
  }
}
