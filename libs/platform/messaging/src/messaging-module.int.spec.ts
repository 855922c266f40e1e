import { afterEach, expect, it } from '@jest/globals';
import { Controller, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MetricsModule } from '@sanzhi/telemetry';
import { stack } from '@sanzhi/testing';
import { Bench, eventually, sampleEvent } from '../test/harness.ts';
import { BrokerHealth } from './broker-health.ts';
import type { CloudEvent } from './cloud-event.ts';
import { EventStrategy } from './event-strategy.ts';
import { MessagingModule } from './messaging-module.ts';
import { OnEvent } from './on-event.ts';
import type { OutboxSource, PendingEvents } from './outbox.ts';
import { Parking } from './parking.ts';

const bench = new Bench(stack);
afterEach(() => bench.close());

it('gives a service its publisher, relay, consumers, parking, health and meters in one import', async () => {
  const waiting = new Map<string, CloudEvent[]>();
  const seen: string[] = [];
  let tell: (pending: PendingEvents) => void = () => undefined;
  const source: OutboxSource = {
    pending: async () => [...waiting].map(([aggregateId, events]) => ({ aggregateId, events })),
    settle: async (aggregateId) => void waiting.delete(aggregateId),
    onPending: (listener) => (tell = listener),
  };
  const save = (event: CloudEvent) => {
    waiting.set(event.subject, [event]);
    tell({ aggregateId: event.subject, events: [event] });
  };

  @Injectable()
  class Settings {
    readonly url = bench.url;
  }
  @Module({ providers: [Settings], exports: [Settings] })
  class SettingsModule {}
  @Controller()
  class Consumer {
    @OnEvent('#')
    on(event: CloudEvent): void {
      seen.push(event.id);
    }
  }
  @Module({
    imports: [
      MetricsModule.forRoot({ service: 'sample' }),
      MessagingModule.forRootAsync({
        imports: [SettingsModule],
        inject: [Settings],
        useFactory: ({ url }: Settings) => ({
          url,
          service: bench.service,
          exchange: bench.exchange,
          ladder: bench.ladder,
          sources: [source],
        }),
      }),
    ],
    controllers: [Consumer],
  })
  class AppModule {}

  const old = sampleEvent('sample.thing.done.v1');
  waiting.set(old.subject, [old]);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
    logger: false,
  });
  bench.onClose(() => app.close());
  const strategy = app.get(EventStrategy);
  app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
  bench.watch(strategy);
  await app.listen(0, '127.0.0.1');
  await eventually(() => seen.length === 1);
  expect(app.get(BrokerHealth).check().broker.status).toBe('up');

  const fresh = sampleEvent('sample.thing.done.v1');
  save(fresh);
  await eventually(() => seen.length === 2);
  expect(seen).toEqual([old.id, fresh.id]);
  await eventually(() => waiting.size === 0);
  await eventually(async () => {
    expect(await app.get(Parking).counts()).toMatchObject([{ ready: 0, consumers: 1, parked: 0 }]);
    const meters = await (await fetch(`${await app.getUrl()}/metrics`)).text();
    expect(meters).toContain('sanzhi_events_published_total{outcome="confirmed",service="sample"} 2');
    expect(meters).toContain('sanzhi_outbox_pending_age_seconds{service="sample"} 0');
  });

  save(sampleEvent('sample.thing.done.v1'));
  await app.close();
  expect(waiting.size).toBe(0);
  expect(app.get(BrokerHealth).check().broker.status).toBe('down');
});
