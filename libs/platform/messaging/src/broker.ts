import { Logger } from '@nestjs/common';
import { AmqpConnectionManagerClass, type AmqpConnectionManager } from 'amqp-connection-manager';
import type { ChannelModel } from 'amqplib';

const heartbeatSeconds = 10;
const reconnectSeconds = 0.5;

/** One connection that comes back by itself. Channels are made anew by whoever needs them, on each `connect`. */
export class BrokerConnection {
  readonly #manager: AmqpConnectionManager;
  #blocked: string | undefined;
  #closing = false;

  constructor(url: string, name: string) {
    const logger = new Logger(`Broker ${name}`);
    this.#manager = new AmqpConnectionManagerClass([url], {
      heartbeatIntervalInSeconds: heartbeatSeconds,
      reconnectTimeInSeconds: reconnectSeconds,
      connectionOptions: { noDelay: true, timeout: 10_000, clientProperties: { connection_name: name } },
    });
    let failed = false;
    this.#manager.on('connect', () => {
      failed = false;
      this.#blocked = undefined;
      logger.log('connected');
    });
    this.#manager.on('disconnect', ({ err }) => this.#closing || logger.warn(`disconnected: ${reason(err)}`));
    this.#manager.on('connectFailed', ({ err }) => {
      if (!failed) logger.warn(`cannot connect, trying on: ${reason(err)}`);
      failed = true;
    });
    this.#manager.on('blocked', ({ reason }) => (this.#blocked = reason));
    this.#manager.on('unblocked', () => (this.#blocked = undefined));
    (this.#manager as unknown as { connect(): Promise<void> }).connect().catch(() => undefined);
  }

  get model(): ChannelModel | undefined {
    return this.#closing ? undefined : this.#manager.connection;
  }

  /** Why the broker takes no messages now (a memory or disk alarm), if so. */
  get blocked(): string | undefined {
    return this.#blocked;
  }

  /** Now, if connected, and again after each reconnection. */
  onConnect(listener: (model: ChannelModel) => void): void {
    this.#manager.on('connect', () => this.model && listener(this.model));
    if (this.model) listener(this.model);
  }

  on(event: 'disconnect' | 'connectFailed', listener: () => void): void {
    this.#manager.on(event, listener);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#manager.close();
  }
}

/** Publishing has a connection of its own: a broker short of memory stops publishers, and acks must still pass. */
export class Broker {
  readonly publishing: BrokerConnection;
  readonly consuming: BrokerConnection;

  constructor(url: string, service: string) {
    this.publishing = new BrokerConnection(url, `${service} publishing`);
    this.consuming = new BrokerConnection(url, `${service} consuming`);
  }

  get connected(): boolean {
    return this.publishing.model !== undefined && this.consuming.model !== undefined;
  }

  async close(): Promise<void> {
    await Promise.all([this.consuming.close(), this.publishing.close()]);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : 'closed');
