import { matterOpened } from '@sanzhi/contracts';
import { newId } from '@sanzhi/kernel';
import { connect } from 'amqplib';
import mongoose from 'mongoose';
import { answering } from '../child.ts';
import { send, type Load } from './load.ts';
import { actor, agency, amqpUrl, bareTopology, data, mongoUrl, stateOf } from './parts.ts';

const client = await new mongoose.mongo.MongoClient(mongoUrl, {
  writeConcern: { w: 'majority', journal: true },
}).connect();
const rows = client.db('sanzhi_bench_bare_source').collection<{ _id: string }>('matters');
const channel = await (await connect(amqpUrl, { noDelay: true })).createConfirmChannel();

/** The event of the house, byte for byte but for its values. */
const eventOf = (matter: string) => ({
  specversion: '1.0',
  id: newId(),
  source: '/sanzhi/bench',
  type: matterOpened.type,
  subject: matter,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  agency,
  matter,
  actor,
  sequence: 1,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data,
});

const publish = (event: ReturnType<typeof eventOf>): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = Buffer.from(JSON.stringify(event));
    const { exchange, bindings } = bareTopology;
    const properties = { persistent: true, messageId: event.id, contentType: 'application/cloudevents+json' };
    channel.publish(exchange, bindings[0] ?? '', body, properties, (error) =>
      error ? reject(new Error(String(error))) : resolve(),
    );
  });

const insertAndPublish = async (matter: string): Promise<void> => {
  const event = eventOf(matter);
  await rows.insertOne({ _id: matter, ...{ agency, state: stateOf(matter), outbox: [event] } });
  await publish(event);
};

answering<Load & { database: boolean }>({
  ready: () => undefined,
  run: ({ database, ...load }) =>
    send(load, newId, database ? insertAndPublish : (matter) => publish(eventOf(matter))),
  clear: () => rows.deleteMany({}),
});
