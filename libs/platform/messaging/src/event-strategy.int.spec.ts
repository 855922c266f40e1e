import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DomainError } from '@sanzhi/kernel';
import { currentTrace, Metrics } from '@sanzhi/telemetry';
import { stack } from '@sanzhi/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, eventually, sampleEvent } from '../test/harness.ts';
import { Broker } from './broker.ts';
import type { CloudEvent } from './cloud-event.ts';
import { EventContext, type Wrap } from './event-context.ts';
import { EventPublisher } from './event-publisher.ts';
import { OnEvent } from './on-event.ts';
import { Parking } from './parking.ts';

let bench: Bench;
let broker: Broker;
let publisher: EventPublisher;
let parking: Parking;

beforeEach(async () => {
  bench = new Bench(stack);
  broker = new Broker(bench.url, bench.service);
  publisher = new EventPublisher(broker, { exchange: bench.exchange });
  await new Promise<void>((resolve) => publisher.onReady(resolve));
  bench.onClose(() => broker.close());
});
afterEach(() => bench.close());

const start = async (consumer: new () => object, more: Parameters<Bench['consume']>[1] = {}) => {
  const app = await bench.consume(consumer, more);
  parking = new Parking(broker, () => app.strategy.topology);
  await eventually(() => broker.connected);
  return app;
};
const queue = () => `${bench.service}.events`;

describe('a message', () => {
  it('that is poison goes straight to parking with its reason, and holds up nothing', async () => {
    const seen: string[] = [];
    const contract = {
      type: 'cn.sanzhi.sample.thing.done.v1',
      schema: {
        parse: (event: unknown) => {
          if ((event as CloudEvent).data !== 'good') throw new Error('data: expected good');
          return event;
        },
      },
    };
    @Controller()
    class Consumer {
      @OnEvent(contract)
      on(event: CloudEvent): void {
        seen.push(event.id);
      }
    }
    await start(Consumer);
    const channel = await bench.channel();
    const key = 'sample.thing.done.v1';
    channel.publish(bench.exchange, key, Buffer.from('{"half":'), { messageId: 'a' });
    channel.publish(bench.exchange, key, Buffer.from([0xff, 0xfe, 0x7b]), { messageId: 'b' });
    channel.publish(bench.exchange, key, Buffer.from('{"id":"1"}'), { messageId: 'c' });
    channel.publish(bench.exchange, key, Buffer.from('null'));
    await publisher.publish(sampleEvent(key, { data: 'bad' }));
    const good = sampleEvent(key, { data: 'good' });
    await publisher.publish(good);
    await eventually(() => expect(seen).toEqual([good.id]));
    await eventually(async () => expect(await parking.list(queue())).toHaveLength(5));
    const parked = await parking.list(queue());
    const codes = parked.map(({ code }) => code).sort();
    expect(codes).toEqual([
      'event.not-cloudevent',
      'event.not-cloudevent',
      'event.not-json',
      'event.not-json',
      'event.schema-refused',
    ]);
    expect(parked.map(({ tries }) => tries)).toEqual([1, 1, 1, 1, 1]);
    expect(parked.find(({ code }) => code === 'event.schema-refused')?.message).toBe('data: expected good');
    expect(parked.find(({ id }) => id === 'a')?.body).toBe('{"half":');
    expect(await parking.counts()).toEqual([
      { queue: queue(), ready: 0, consumers: 1, retrying: 0, parked: 5 },
    ]);
  });

  it('that fails climbs the ladder, then parks with the real reason, and can be replayed', async () => {
    const tries: { at: number; tries: number }[] = [];
    let broken = true;
    @Controller()
    class Consumer {
      @OnEvent('sample.#')
      async on(@Payload() _event: CloudEvent, @Ctx() { delivery }: EventContext): Promise<void> {
        tries.push({ at: Date.now(), tries: delivery.tries });
        if (broken)
          throw new DomainError('matter.unknown', { zh: '案件尚未收到', en: 'matter not here yet' });
      }
    }
    await start(Consumer);
    const event = sampleEvent('sample.thing.done.v1');
    await publisher.publish(event);
    await eventually(async () => expect(await parking.list(queue())).toHaveLength(1));
    expect(tries.map((t) => t.tries)).toEqual([0, 1, 2]);
    const [first, second, third] = tries.map(({ at }) => at) as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(150);
    expect(third - second).toBeGreaterThanOrEqual(300);

    const [parked] = await parking.list(queue());
    expect(parked).toMatchObject({
      id: event.id,
      type: event.type,
      code: 'matter.unknown',
      message: 'matter not here yet',
      tries: 3,
    });
    expect(Date.parse(parked?.firstFailedAt ?? '')).toBeLessThan(Date.parse(parked?.lastFailedAt ?? ''));
    expect(JSON.stringify(parked)).not.toContain('.ts:');
    for (let look = 0; look < 30; look += 1) expect(await parking.list(queue())).toHaveLength(1);

    await expect(parking.replay(queue(), { id: 'no such' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(parking.replay('no such', 'all')).rejects.toMatchObject({ code: 'not-found' });
    broken = false;
    expect(await parking.replay(queue(), { id: event.id })).toBe(1);
    await eventually(() => expect(tries.map((t) => t.tries)).toEqual([0, 1, 2, 0]));
    await eventually(async () => expect((await parking.counts())[0]).toMatchObject({ parked: 0, ready: 0 }));
  });

  it('law 4: the same event a hundred times has one effect', async () => {
    const effects: string[] = [];
    let runs = 0;
    @Controller()
    class Consumer {
      @OnEvent('#')
      async on(event: CloudEvent): Promise<void> {
        await sleep(1);
        effects.push(event.id);
      }
    }
    const marks = new Set<string>();
    const wrap: Wrap = async (event, work, { handler }) => {
      runs += 1;
      const mark = `${handler} ${event.id}`;
      if (marks.has(mark)) return;
      await work();
      marks.add(mark);
    };
    await start(Consumer, { wrap });
    const event = sampleEvent('sample.thing.done.v1');
    await Promise.all(Array.from({ length: 100 }, () => publisher.publish(event)));
    await eventually(() => expect(runs).toBe(100));
    expect(effects).toEqual([event.id]);
  });

  it('reaches every handler whose pattern it fits, in each queue once, in its sender’s trace', async () => {
    const seen: string[] = [];
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const note = (name: string) => seen.push(`${name} ${currentTrace()?.traceId}`);
    @Controller()
    class Consumer {
      @OnEvent('#')
      all(): void {
        note('all');
      }
      @OnEvent({ type: 'cn.sanzhi.sample.thing.done.v1', schema: { parse: (event) => event } })
      exact(): void {
        note('exact');
      }
      @OnEvent('cn.sanzhi.sample.*.done.v1', { queue: 'slow', prefetch: 1 })
      slow(): void {
        note('slow');
      }
      @OnEvent('sample.other.#')
      other(): void {
        note('other');
      }
    }
    const { strategy } = await start(Consumer);
    expect(strategy.topology.map(({ prefetch, queue }) => [queue, prefetch])).toEqual([
      [queue(), 32],
      [`${bench.service}.slow`, 1],
    ]);
    await publisher.publish(
      sampleEvent('sample.thing.done.v1', { traceparent: `00-${trace}-00f067aa0ba902b7-01` }),
    );
    await eventually(() => expect(seen.sort()).toEqual([`all ${trace}`, `exact ${trace}`, `slow ${trace}`]));
  });

  it('that one handler cannot take is still given to the others', async () => {
    const seen: string[] = [];
    @Controller()
    class Consumer {
      @OnEvent('sample.#')
      bad(): void {
        throw new Error('not me');
      }
      @OnEvent('#')
      good(event: CloudEvent): void {
        seen.push(event.id);
      }
    }
    await start(Consumer);
    await publisher.publish(sampleEvent('sample.thing.done.v1'));
    await eventually(async () => expect(await parking.list(queue())).toHaveLength(1));
    expect(seen).toHaveLength(3);
  });

  it('that no handler of the queue knows any more is acknowledged and counted', async () => {
    @Controller()
    class Consumer {
      @OnEvent('sample.known.v1')
      on(): void {}
    }
    const metrics = new Metrics('sample');
    await start(Consumer, { metrics });
    const channel = await bench.channel();
    await channel.bindQueue(queue(), bench.exchange, 'sample.gone.v1');
    await publisher.publish(sampleEvent('sample.gone.v1'));
    const count = metrics.counter('sanzhi_events_consumed_total', '', ['queue', 'outcome']);
    await eventually(async () =>
      expect((await count.get()).values).toMatchObject([{ labels: { outcome: 'unknown' }, value: 1 }]),
    );
    expect((await parking.counts())[0]).toMatchObject({ ready: 0, retrying: 0, parked: 0 });
  });

  it('keeps the order of its aggregate, while other aggregates pass', async () => {
    const seen: string[] = [];
    @Controller()
    class Consumer {
      @OnEvent('#')
      async on(event: CloudEvent): Promise<void> {
        if (event.data === 'after b1') await eventually(() => seen.includes('b1'));
        seen.push(`${event.subject}${event.sequence}`);
      }
    }
    await start(Consumer);
    const say = (subject: string, sequence: number, data = '') =>
      publisher.publish(sampleEvent('sample.thing.done.v1', { subject, sequence, data }));
    await Promise.all([say('a', 1, 'after b1'), say('a', 2), say('a', 3), say('b', 1)]);
    await eventually(() => expect(seen).toEqual(['b1', 'a1', 'a2', 'a3']));
  });

  it('whose consumer dies each time is parked and says so', async () => {
    @Controller()
    class Consumer {
      @OnEvent('#')
      on(): void {}
    }
    const app = await start(Consumer, { deliveryLimit: 2 });
    await app.close();
    await publisher.publish(sampleEvent('sample.thing.done.v1'));
    for (let crash = 0; crash < 3; crash += 1) {
      const channel = await bench.channel();
      await eventually(async () => (await channel.get(queue())) !== false);
      await channel.close();
    }
    await eventually(async () =>
      expect(await parking.list(queue())).toMatchObject([{ code: 'delivery.unanswered', tries: 0 }]),
    );
  });
});
