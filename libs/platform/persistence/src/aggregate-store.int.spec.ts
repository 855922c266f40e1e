import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Kept } from '@sanzhi/kernel';
import { stack } from '@sanzhi/testing';
import type { Connection } from 'mongoose';
import { aggregatesContract, type Counter } from './aggregates.contract.ts';
import { AggregateStore, openDatabase, ReadModel, type PendingEvents } from './index.ts';

const agency = '114311280064218500';
const draft = (n: number) => ({ type: 'cn.sanzhi.sample.counter.moved.v1', data: { n } });
let connection: Connection;
let store: AggregateStore<Counter>;

beforeAll(async () => {
  connection = await openDatabase(
    stack().services.evidence.MONGODB_URL ?? '',
    `sanzhi_test_persistence_${Date.now()}`,
  );
  store = new AggregateStore<Counter>(connection, 'counters', {
    service: 'sample',
    now: () => new Date(),
    traceparent: () => undefined,
  });
  await store.prepare();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const made = async (): Promise<string> => {
  const id = newId();
  await store.create(id, agency, { n: 0 }, [draft(0)]);
  return id;
};
const known = async (id: string): Promise<Kept<Counter>> => {
  const found = await store.load(id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
};

aggregatesContract(async () => ({
  store,
  said: async (id) =>
    (await store.pending(10_000)).find(({ aggregateId }) => aggregateId === id)?.events ?? [],
}));

describe('an aggregate in the database', () => {
  it('settles what was published and keeps the rest', async () => {
    const id = await made();
    await store.save(await known(id), { n: 1 }, [draft(1)]);
    const find = async () => (await store.pending(10_000)).find(({ aggregateId }) => aggregateId === id);
    const [first, second] = (await find())?.events ?? [];
    await store.settle(id, [first?.id ?? '']);
    expect((await find())?.events.map((event) => event.id)).toEqual([second?.id]);
    await store.settle(id, [second?.id ?? '']);
    expect(await find()).toBeUndefined();
  });

  it('settles many side by side, each aggregate only its own events', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, made));
    const kept = ids.pop() ?? '';
    const pending = (await store.pending(10_000)).filter(({ aggregateId }) => ids.includes(aggregateId));
    expect(pending).toHaveLength(29);
    const [other] = pending[0]?.events ?? [];
    await Promise.all([
      ...pending.map(({ aggregateId, events }) =>
        store.settle(
          aggregateId,
          events.map(({ id }) => id),
        ),
      ),
      store.settle(kept, [other?.id ?? '']),
    ]);
    const left = (await store.pending(10_000)).map(({ aggregateId }) => aggregateId);
    expect(left.filter((id) => ids.includes(id))).toEqual([]);
    expect(left).toContain(kept);
  });

  it('announces events after the write, in the order of the writes', async () => {
    const heard: PendingEvents[] = [];
    store.onPending((pending) => heard.push(pending));
    const id = await made();
    await store.save(await known(id), { n: 1 }, [draft(1)]);
    expect(
      heard.flatMap(({ events }) =>
        events.filter(({ subject }) => subject === id).map(({ sequence }) => sequence),
      ),
    ).toEqual([1, 2]);
  });
});

it('a read model keeps the newest word, whatever order the words come in', async () => {
  const words = new ReadModel<{ said: number }>(connection, 'words');
  for (const sequence of [2, 5, 1, 4, 3, 5]) await words.put('x', sequence, { said: sequence });
  expect(await words.get('x')).toEqual({ said: 5 });

  await Promise.all([3, 1, 9, 7, 9, 2].map((sequence) => words.put('y', sequence, { said: sequence })));
  expect(await words.get('y')).toEqual({ said: 9 });
});
