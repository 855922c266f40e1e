import fastify from 'fastify';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { stack } from '@sanzhi/testing';
import { answering } from '../child.ts';

interface Row {
  _id: string;
  agency: string;
  version: number;
  sequence: number;
  createdAt: Date;
  state: Record<string, unknown>;
  outbox: unknown[];
  marks: unknown[];
}

const connection = mongoose.createConnection(stack().services.evidence['MONGODB_URL'] ?? '', {
  dbName: 'sanzhi_bench_bare',
  writeConcern: { w: 'majority', journal: true },
});
await connection.asPromise();
const { Mixed } = mongoose.Schema.Types;
const schema = new mongoose.Schema<Row>(
  {
    _id: String,
    agency: String,
    version: Number,
    sequence: Number,
    createdAt: Date,
    state: Mixed,
    outbox: [Mixed],
    marks: [Mixed],
  },
  { versionKey: false, minimize: false },
);
const Matters = connection.model<Row>('matters', schema);
let document: Row | undefined;

const server = fastify();
server.post('/matters', async (_request, reply) => {
  const _id = randomUUID();
  await Matters.create({ ...document, _id, createdAt: new Date() });
  return reply.status(201).send({ id: _id, version: 1 });
});

answering<Row>({
  /** What every request inserts, under an id of its own; answers where. */
  serve: async (row) => {
    document = row;
    return server.listen({ host: '127.0.0.1', port: 0 });
  },
});
