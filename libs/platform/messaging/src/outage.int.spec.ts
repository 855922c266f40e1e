import { afterEach, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { stack } from '@sanzhi/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, cuttable, eventually, sampleEvent } from '../test/harness.ts';
import { OwnBroker } from '../test/own-broker.ts';
import { Broker } from './broker.ts';
import { BrokerHealth } from './broker-health.ts';
import type { CloudEvent } from './cloud-event.ts';
import { EventPublisher } from './event-publisher.ts';
import { OnEvent } from './on-event.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const set = async (bench: Bench) => {
  const broker = new Broker(bench.url, bench.service);
  bench.onClose(() => broker.close());
  stops.push(() => bench.close());
  const publisher = new EventPublisher(broker, { exchange: bench.exchange });
  await eventually(() => publisher.ready);
  return { broker, publisher };
};

/** Publishes until the broker has it, as the relay does. */
const insist = async (publisher: EventPublisher, event: CloudEvent): Promise<void> => {
  for (const until = Date.now() + 240_000; ; await sleep(50)) {
    try {
      return await publisher.publish(event);
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
};

const counting = () => {
  const effects = new Map<string, number>();
  @Controller()
  class Consumer {
    @OnEvent('#')
    async on(event: CloudEvent): Promise<void> {
      await sleep(20);
      effects.set(event.id, (effects.get(event.id) ?? 0) + 1);
    }
  }
  return { Consumer, effects };
};

it('law 4: a consumer killed with the message in hand loses none of it', async () => {
  const bench = new Bench(stack);
  const { publisher } = await set(bench);
  const child = spawn(
    process.execPath,
    [
      '--conditions=sanzhi-source',
      '--import',
      join(import.meta.dirname, '../test/swc-hook.mjs'),
      join(import.meta.dirname, '../test/consumer-child.ts'),
      bench.url,
      bench.service,
      bench.exchange,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  stops.push(async () => child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  const events = Array.from({ length: 5 }, () => sampleEvent('sample.thing.done.v1'));
  for (const event of events) await insist(publisher, event);
  await eventually(() => said.split('\n').length > events.length);
  child.kill('SIGKILL');
  const { Consumer, effects } = counting();
  await bench.consume(Consumer);
  await eventually(() => effects.size === events.length);
  expect([...effects.keys()].sort()).toEqual(events.map(({ id }) => id).sort());
});

it('a cut connection comes back by itself, on both sides, and readiness tells', async () => {
  const bench = new Bench(stack);
  const way = await cuttable(bench.url);
  stops.push(async () => way.close());
  const { publisher } = await set(bench);
  const { Consumer, effects } = counting();
  const { strategy } = await bench.consume(Consumer, { broker: way.url });
  const health = new BrokerHealth(strategy.unwrap<Broker>(), strategy);
  await eventually(() => health.check().broker.status === 'up');
  const events = Array.from({ length: 100 }, () => sampleEvent('sample.thing.done.v1'));
  await Promise.all(events.slice(0, 50).map((event) => publisher.publish(event)));
  way.shut();
  await eventually(() => health.check().broker.status === 'down');
  await Promise.all(events.slice(50).map((event) => publisher.publish(event)));
  way.reopen();
  await eventually(() => effects.size === 100);
  await eventually(() =>
    expect(health.check().broker).toEqual({ status: 'up', connected: true, consuming: true }),
  );
});

it('a broken channel is opened again on the same connection', async () => {
  const bench = new Bench(stack);
  const { publisher } = await set(bench);
  const { Consumer, effects } = counting();
  const { strategy } = await bench.consume(Consumer);
  const queue = `${bench.service}.events`;
  await (await bench.channel()).deleteQueue(queue);
  await eventually(async () => {
    const channel = await bench.channel();
    // A queue that is not there ends the channel that asks for it.
    channel.on('error', () => undefined);
    expect((await channel.checkQueue(queue)).consumerCount).toBe(1);
  });
  await eventually(() => strategy.consuming);
  await publisher.publish(sampleEvent('sample.thing.done.v1'));
  await eventually(() => effects.size === 1);
});

it('law 4: the broker killed and started again in mid-flow loses nothing it confirmed', async () => {
  const own = await OwnBroker.start();
  stops.push(() => own.remove());
  const bench = new Bench(own.url);
  const { publisher } = await set(bench);
  const { Consumer, effects } = counting();
  await bench.consume(Consumer, { prefetch: 10 });
  const events = Array.from({ length: 600 }, () => sampleEvent('sample.thing.done.v1'));
  const { promise: killed, resolve: kill } = Promise.withResolvers<void>();
  const confirmed = events.map(async (event, index) => {
    await (index < 500 ? sleep(index * 5) : killed);
    await insist(publisher, event);
  });
  await eventually(() => effects.size > 50);
  await own.kill();
  kill();
  await own.start();
  await Promise.all(confirmed);
  await eventually(() => effects.size === events.length);
});
