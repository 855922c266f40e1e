import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { stack } from '@sanzhi/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, eventually, sampleEvent } from '../test/harness.ts';
import { Broker } from './broker.ts';
import type { CloudEvent } from './cloud-event.ts';
import { Poison } from './errors.ts';
import { EventPublisher } from './event-publisher.ts';
import { OnEvent } from './on-event.ts';
import { Parking } from './parking.ts';

let bench: Bench;
let broker: Broker;
let publisher: EventPublisher;

beforeEach(async () => {
  bench = new Bench(stack);
  broker = new Broker(bench.url, bench.service);
  publisher = new EventPublisher(broker, { exchange: bench.exchange });
  await new Promise<void>((resolve) => publisher.onReady(resolve));
  bench.onClose(() => broker.close());
});
afterEach(() => bench.close());

const batches: string[][] = [];
let allowed: Promise<void>;
let fault: (events: readonly CloudEvent[]) => Error | undefined;
beforeEach(() => {
  batches.length = 0;
  allowed = sleep(1);
  fault = () => undefined;
});

const ofSample = {
  parse: (event: unknown) => {
    if ((event as CloudEvent).data === 'refused') throw new Error('not of this shape');
    return event;
  },
};

@Controller()
class Keeper {
  @OnEvent('#', { queue: 'kept', prefetch: 50, batch: 20, schema: ofSample })
  async keep(events: readonly CloudEvent[]): Promise<void> {
    await allowed;
    const error = fault(events);
    if (error) throw error;
    batches.push(events.map(({ id }) => id));
  }
}

const send = async (count: number, data = (n: number): unknown => n): Promise<string[]> => {
  const events = Array.from({ length: count }, (_, n) =>
    sampleEvent('sample.thing.done.v1', { data: data(n) }),
  );
  const channel = await bench.channel();
  for (const event of events)
    channel.publish(bench.exchange, 'sample.thing.done.v1', Buffer.from(JSON.stringify(event)));
  return events.map(({ id }) => id);
};

describe('a handler of batches', () => {
  it('gets every event in order of arrival, no more at once than it asked for', async () => {
    const { promise, resolve: allow } = Promise.withResolvers<void>();
    allowed = promise;
    await bench.consume(Keeper);
    const sent = await send(300);
    const channel = await bench.channel();
    await eventually(async () => {
      const { messageCount } = await channel.checkQueue(`${bench.service}.kept`);
      expect(messageCount).toBe(250);
    });
    allow();
    await eventually(() => expect(batches.flat()).toEqual(sent));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(20);
  });

  it('that fails gets the same events again, before any later one', async () => {
    let failures = 3;
    fault = () => (failures-- > 0 ? new Error('the database is away') : undefined);
    await bench.consume(Keeper);
    const sent = await send(40);
    await eventually(() => expect(batches.flat()).toEqual(sent));
  });

  it('loses only the poison to parking; the others keep their order', async () => {
    fault = (events) =>
      events.some(({ data }) => data === 7) ? new Poison('sample.bad', 'seven') : undefined;
    const { strategy } = await bench.consume(Keeper);
    const sent = await send(30, (n) => (n === 11 ? 'refused' : n));
    await eventually(() => expect(batches.flat()).toEqual(sent.filter((_, n) => n !== 7 && n !== 11)));
    const parking = new Parking(broker, () => strategy.topology);
    const queue = `${bench.service}.kept`;
    await eventually(async () => expect(await parking.list(queue)).toHaveLength(2));
    const codes = (await parking.list(queue)).map(({ code }) => code);
    expect(codes.sort()).toEqual(['event.schema-refused', 'sample.bad']);
  });

  it('is the only one of its replicas to get any; when it stops, another goes on in order', async () => {
    const first = await bench.consume(Keeper);
    await bench.consume(Keeper);
    const early = await send(60);
    await eventually(() => expect(batches.flat().length).toBeGreaterThan(0));
    await first.close();
    const late = await send(60);
    await eventually(() => expect(new Set(batches.flat()).size).toBe(120));
    // What was in hand when the first stopped comes again, in its place.
    expect([...new Set(batches.flat())]).toEqual([...early, ...late]);
  });

  it('needs a queue of its own', async () => {
    @Controller()
    class Sharing {
      @OnEvent('#', { queue: 'kept', batch: 20 })
      all(): void {}
      @OnEvent('sample.#', { queue: 'kept' })
      some(): void {}
    }
    await expect(bench.consume(Sharing)).rejects.toThrow('queue of its own');
  });
});
