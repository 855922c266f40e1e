import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { matterOpened, type EventOf } from '@sanzhi/contracts';
import { EventStrategy, OnEvent } from '@sanzhi/messaging';
import { openDatabase, ReadModel } from '@sanzhi/persistence';
import { eachEventOnce } from '@sanzhi/service';
import { answering } from '../child.ts';
import { Arrivals } from './load.ts';
import { amqpUrl, mongoUrl } from './parts.ts';

type Opened = EventOf<typeof matterOpened>;

const connection = await openDatabase(mongoUrl, 'sanzhi_bench_house_sink');
const known = new ReadModel<Opened['data']>(connection, 'known_matters');
const arrivals = new Arrivals();

class KnownMatters {
  async on({ subject, sequence, data }: Opened): Promise<void> {
    await known.put(subject, sequence, data);
    arrivals.note(subject);
  }
}
class Room {}

// Node strips types and knows no decorators: they are called as the compiler would.
const method = Object.getOwnPropertyDescriptor(KnownMatters.prototype, 'on');
if (method) OnEvent(matterOpened)(KnownMatters.prototype, 'on', method);
Payload()(KnownMatters.prototype, 'on', 0);
Controller()(KnownMatters);
Module({ controllers: [KnownMatters] })(Room);

const strategy = new EventStrategy({ broker: amqpUrl, service: 'bench-house', wrap: eachEventOnce });
const service = await NestFactory.createMicroservice(Room, { strategy, logger: false });
await service.listen();

answering<number>({
  ready: () => undefined,
  arrivals: (count) => arrivals.all(count),
  clear: () => connection.collection('known_matters').deleteMany({}),
});
