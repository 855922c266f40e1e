import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { stack } from '@sanzhi/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, eventually, sampleEvent } from '../test/harness.ts';
import { Broker } from './broker.ts';
import type { CloudEvent } from './cloud-event.ts';
import { EventPublisher } from './event-publisher.ts';
import { OnEvent } from './on-event.ts';

let bench: Bench;
let publisher: EventPublisher;

beforeEach(async () => {
  bench = new Bench(stack);
  const broker = new Broker(bench.url, bench.service);
  bench.onClose(() => broker.close());
  publisher = new EventPublisher(broker, { exchange: bench.exchange });
  await eventually(() => publisher.ready);
});
afterEach(() => bench.close());

it('a stop in the middle of a message waits for it, takes no other, and leaves those to the next', async () => {
  const began: string[] = [];
  const done: string[] = [];
  const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
  @Controller()
  class Consumer {
    @OnEvent('#', { prefetch: 1 })
    async on(event: CloudEvent): Promise<void> {
      began.push(event.subject);
      await allowed;
      done.push(event.subject);
    }
  }
  const { close } = await bench.consume(Consumer);
  for (const subject of ['1', '2', '3'])
    await publisher.publish(sampleEvent('sample.thing.done.v1', { subject }));
  await eventually(() => began.length === 1);
  let closed = false;
  const closing = close().then(() => (closed = true));
  await sleep(400);
  expect(closed).toBe(false);
  allow();
  await closing;
  expect(done).toEqual(['1']);
  expect(began).toEqual(['1']);
  await bench.consume(Consumer);
  await eventually(() => expect(done).toEqual(['1', '2', '3']));
  expect(began).toEqual(['1', '2', '3']);
});

it('a stop does not wait longer than it was told', async () => {
  let release = (): void => undefined;
  let runs = 0;
  @Controller()
  class Consumer {
    @OnEvent('#')
    on(): Promise<void> {
      runs += 1;
      return runs > 1 ? Promise.resolve() : new Promise((resolve) => (release = resolve));
    }
  }
  const { close } = await bench.consume(Consumer, { stopMs: 200 });
  await publisher.publish(sampleEvent('sample.thing.done.v1'));
  await eventually(() => runs === 1);
  const began = Date.now();
  await close();
  expect(Date.now() - began).toBeLessThan(8_000);
  release();
  await bench.consume(Consumer);
  await eventually(() => runs === 2);
});
