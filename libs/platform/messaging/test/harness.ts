import { connect, type Channel, type ChannelModel } from 'amqplib';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId } from '@sanzhi/kernel';
import { createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../src/cloud-event.ts';
import { EventStrategy, type StrategyOptions } from '../src/event-strategy.ts';
import { parkingOf, stepOf } from '../src/topology.ts';

Logger.overrideLogger(false);

/** As `stack` of @sanzhi/testing tells it; only specs may import that. */
type Stack = () => { services: { evidence: Readonly<Record<string, string>> } };

export const sampleEvent = (type: string, more: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0',
  id: newId(),
  source: '/sanzhi/sample',
  type: `cn.sanzhi.${type}`,
  subject: newId(),
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: {},
  ...more,
});

/** Waits until `check` holds; fails after `ms`. */
export const eventually = async (check: () => unknown, ms = 60_000): Promise<void> => {
  for (const until = Date.now() + ms; ; await sleep(25)) {
    try {
      if ((await check()) !== false) return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error('did not happen in time');
  }
};

/** A service of its own name on an exchange of its own, and a bare channel beside it to look and to meddle. */
export class Bench {
  readonly service = `t${newId().slice(-12)}`;
  readonly exchange = `${this.service}.exchange`;
  readonly ladder = [150, 300];
  readonly url: string;
  #model: ChannelModel | undefined;
  readonly #stops: (() => Promise<unknown>)[] = [];
  readonly #queues = new Set<string>();

  /** On the broker at this URL, or that of the test stack (AMQP_URL names another). */
  constructor(where: string | Stack) {
    const url =
      typeof where === 'string' ? where : (process.env['AMQP_URL'] ?? where().services.evidence['AMQP_URL']);
    if (!url) throw new Error('the test stack names no AMQP_URL');
    this.url = url;
  }

  async channel(): Promise<Channel> {
    if (!this.#model) {
      this.#model = await connect(this.url);
      this.#model.on('error', () => undefined);
    }
    return this.#model.createChannel();
  }

  /** Starts a Nest microservice with this consumer class; answers its strategy. */
  async consume(
    consumer: new () => object,
    more: Partial<StrategyOptions> = {},
  ): Promise<{ strategy: EventStrategy; close: () => Promise<void> }> {
    const { service, exchange, ladder, url } = this;
    const strategy = new EventStrategy({ broker: url, service, exchange, ladder, ...more });
    @Module({ controllers: [consumer] })
    class AppModule {}
    const app = await NestFactory.createMicroservice(AppModule, { strategy, logger: false });
    await app.listen();
    this.watch(strategy);
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= app.close());
    this.#stops.push(close);
    return { strategy, close };
  }

  /** Its queues go when this bench closes. */
  watch(strategy: EventStrategy): void {
    for (const { queue } of strategy.topology) this.#queues.add(queue);
  }

  onClose(stop: () => Promise<unknown>): void {
    this.#stops.push(stop);
  }

  async close(): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
    const channel = await this.channel();
    for (const queue of this.#queues)
      for (const name of [queue, parkingOf(queue), ...this.ladder.map((delay) => stepOf(queue, delay))])
        await channel.deleteQueue(name);
    await channel.deleteExchange(this.exchange);
    await this.#model?.close();
  }
}

/** A TCP way to `url` that can be cut and closed at will. */
export const cuttable = async (url: string) => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const answers = new Set<Socket>();
  let open = true;
  const server = createServer((inward) => {
    if (!open) return void inward.destroy();
    const outward = dial(Number(target.port || 5672), target.hostname);
    answers.add(outward);
    for (const [from, to] of [
      [inward, outward],
      [outward, inward],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const way = new URL(url);
  way.hostname = '127.0.0.1';
  way.port = String((server.address() as { port: number }).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    answers.clear();
  };
  return {
    url: way.toString(),
    cut,
    /** Nothing that `url` answers comes through any more. */
    mute: () => answers.forEach((socket) => socket.unpipe()),
    shut: () => {
      open = false;
      cut();
    },
    reopen: () => (open = true),
    close: () => {
      cut();
      server.close();
    },
  };
};
