import type { matterOpened, EventOf } from '@sanzhi/contracts';
import { declareTopology } from '@sanzhi/messaging';
import { connect } from 'amqplib';
import mongoose from 'mongoose';
import { answering } from '../child.ts';
import { Arrivals } from './load.ts';
import { amqpUrl, bareTopology, mongoUrl, prefetch } from './parts.ts';

const client = await new mongoose.mongo.MongoClient(mongoUrl, {
  writeConcern: { w: 'majority', journal: true },
}).connect();
const rows = client.db('sanzhi_bench_bare_sink').collection<{ _id: string }>('known_matters');
const channel = await (await connect(amqpUrl, { noDelay: true })).createChannel();
const arrivals = new Arrivals();
let database = false;

await declareTopology(channel, bareTopology);
await channel.prefetch(prefetch);
await channel.consume(bareTopology.queue, (message) => {
  if (!message) return;
  const { subject, sequence, data } = JSON.parse(message.content.toString()) as EventOf<typeof matterOpened>;
  const through = (): void => {
    channel.ack(message);
    arrivals.note(subject);
  };
  if (database) void rows.insertOne({ _id: subject, ...{ sequence, value: data } }).then(through);
  else through();
});

answering<{ count: number; database: boolean }>({
  ready: () => undefined,
  arrivals: ({ count, database: withDatabase }) => {
    database = withDatabase;
    return arrivals.all(count);
  },
  clear: () => rows.deleteMany({}),
});
