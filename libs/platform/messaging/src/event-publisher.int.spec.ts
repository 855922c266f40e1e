import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Channel } from 'amqplib';
import { stack } from '@sanzhi/testing';
import { Bench, cuttable, eventually, sampleEvent } from '../test/harness.ts';
import { Broker } from './broker.ts';
import { EventPublisher } from './event-publisher.ts';

let bench: Bench;
let way: Awaited<ReturnType<typeof cuttable>>;
let publisher: EventPublisher;
let channel: Channel;
const readyAgain = () => eventually(() => publisher.ready);

beforeEach(async () => {
  bench = new Bench(stack);
  way = await cuttable(bench.url);
  const broker = new Broker(way.url, bench.service);
  publisher = new EventPublisher(broker, { exchange: bench.exchange, timeoutMs: 60_000 });
  bench.onClose(async () => {
    await broker.close();
    way.close();
  });
  channel = await bench.channel();
  await readyAgain();
});
afterEach(() => bench.close());

const queueFor = async (name: string, settings: Record<string, unknown> = {}) => {
  const { queue } = await channel.assertQueue(`${bench.service}.${name}`, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', ...settings },
  });
  await channel.bindQueue(queue, bench.exchange, `${name}.#`);
  bench.onClose(async () => channel.deleteQueue(queue));
  return queue;
};

it('names the event that no queue takes, and no other', async () => {
  await queueFor('known');
  const results = await Promise.allSettled(
    ['known.a', 'unknown.b', 'known.c', 'unknown.d'].map((key) => publisher.publish(sampleEvent(key))),
  );
  expect(results.map((r) => (r.status === 'fulfilled' ? 'ok' : (r.reason as { code: string }).code))).toEqual(
    ['ok', 'event.unroutable', 'ok', 'event.unroutable'],
  );
});

it('tells when the broker refuses', async () => {
  await queueFor('full', { 'x-max-length': 1, 'x-overflow': 'reject-publish' });
  const codes = new Set<string>();
  await eventually(async () => {
    const [result] = await Promise.allSettled([publisher.publish(sampleEvent('full.a'))]);
    if (result.status === 'rejected') codes.add((result.reason as { code: string }).code);
    return codes.size > 0;
  });
  expect([...codes]).toEqual(['event.refused']);
});

it('stores what it publishes as a durable CloudEvent, many at once, in order', async () => {
  const queue = await queueFor('many');
  const events = Array.from({ length: 500 }, (_, sequence) => sampleEvent('many.a', { sequence }));
  await Promise.all(events.map((event) => publisher.publish(event)));
  for (const event of events) {
    const message = await channel.get(queue, { noAck: true });
    if (message === false) throw new Error(`${event.sequence} is missing`);
    expect(JSON.parse(message.content.toString())).toEqual(event);
    expect(message.properties).toMatchObject({
      messageId: event.id,
      deliveryMode: 2,
      contentType: 'application/cloudevents+json',
    });
  }
});

it('refuses at once while the broker is away, keeps nothing, and comes back by itself', async () => {
  const queue = await queueFor('away');
  way.shut();
  await eventually(() => !publisher.ready);
  const began = Date.now();
  await expect(publisher.publish(sampleEvent('away.a'))).rejects.toMatchObject({
    code: 'broker.down',
    detail: { kind: 'unavailable' },
  });
  expect(Date.now() - began).toBeLessThan(30_000);
  way.reopen();
  await readyAgain();
  const event = sampleEvent('away.b');
  await publisher.publish(event);
  const message = await channel.get(queue, { noAck: true });
  expect(message && message.properties.messageId).toBe(event.id);
  expect(await channel.get(queue, { noAck: true })).toBe(false);
});

it('answers every publish in flight when the connection is cut, and none of those it called safe is missing', async () => {
  const queue = await queueFor('cut');
  const events = Array.from({ length: 2000 }, () => sampleEvent('cut.a'));
  const publish = (some: typeof events) => some.map((event) => publisher.publish(event).then(() => event.id));
  const early = publish(events.slice(0, 1000));
  await early[0];
  way.mute();
  const answers = [...early, ...publish(events.slice(1000))];
  way.cut();
  const results = await Promise.allSettled(answers);
  const safe = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));
  const lost = results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code: string }).code] : []));
  expect(lost.length).toBeGreaterThanOrEqual(1000);
  expect(new Set(lost)).toEqual(new Set(['broker.down']));
  const stored = new Set<unknown>();
  for (let m = await channel.get(queue, { noAck: true }); m; m = await channel.get(queue, { noAck: true }))
    stored.add(m.properties.messageId);
  expect(safe.filter((id) => !stored.has(id))).toEqual([]);
  await readyAgain();
});
