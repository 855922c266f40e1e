import { Logger } from '@nestjs/common';
import { matterOpened } from '@sanzhi/contracts';
import { newId } from '@sanzhi/kernel';
import { Broker, EventPublisher, OutboxRelay } from '@sanzhi/messaging';
import { AggregateStore, asCommand, openDatabase } from '@sanzhi/persistence';
import { currentTraceparent, withTrace } from '@sanzhi/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { answering } from '../child.ts';
import { send, type Load } from './load.ts';
import { actor, agency, amqpUrl, data, mongoUrl, stateOf } from './parts.ts';

Logger.overrideLogger(false);
const connection = await openDatabase(mongoUrl, 'sanzhi_bench_house_source');
const store = new AggregateStore<ReturnType<typeof stateOf>>(connection, 'matters', {
  service: 'bench',
  now: () => new Date(),
  traceparent: currentTraceparent,
});
await store.prepare();
const publisher = new EventPublisher(new Broker(amqpUrl, 'bench-house-source'));
new OutboxRelay([store], publisher).start();

const open = (matter: string): Promise<unknown> =>
  withTrace(undefined, () =>
    asCommand({ key: `${actor.id}:${matter}`, fingerprint: matter, actor }, () =>
      store.create(matter, agency, stateOf(matter), [{ type: matterOpened.type, matter, data }]),
    ),
  );

answering<Load>({
  ready: async () => {
    while (!publisher.ready) await sleep(20);
  },
  run: async (load) => {
    const begun = await send(load, newId, open);
    while ((await store.pending(1)).length > 0) await sleep(20);
    return begun;
  },
  clear: () => connection.collection('matters').deleteMany({}),
});
