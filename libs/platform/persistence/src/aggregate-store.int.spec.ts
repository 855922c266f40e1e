import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { stack } from '@sanzhi/testing';
import type { Connection } from 'mongoose';
import {
  AggregateStore,
  asCommand,
  openDatabase,
  ReadModel,
  type PendingEvents,
  type Replayed,
} from './index.ts';

interface Counter {
  n: number;
}

const agency = '114311280064218500';
const actor = { id: 's-1', name: '陈远志' };
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
const known = async (id: string) => {
  const found = await store.load(id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
};

describe('an aggregate', () => {
  it('is saved together with its events, numbered without a gap', async () => {
    const id = await made();
    await store.save(await known(id), { n: 1 }, [draft(1), draft(2)]);
    const pending = (await store.pending(10_000)).find(({ aggregateId }) => aggregateId === id);
    expect(pending?.events.map(({ sequence, data }) => [sequence, data])).toEqual([
      [1, { n: 0 }],
      [2, { n: 1 }],
      [3, { n: 2 }],
    ]);
    expect(await known(id)).toMatchObject({ version: 2, sequence: 3, state: { n: 1 }, agency });
  });

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

  it('made side by side with others is refused alone, for what is wrong with it', async () => {
    const taken = await made();
    const circular: Counter & { self?: unknown } = { n: 1 };
    circular.self = circular;
    const fresh = Array.from({ length: 20 }, newId);
    const outcomes = await Promise.allSettled([
      ...fresh.map((id) => store.create(id, agency, { n: 1 }, [draft(1)])),
      store.create(taken, agency, { n: 1 }, [draft(1)]),
      store.create(newId(), agency, circular, []),
    ]);
    expect(outcomes.slice(0, 20).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(outcomes[20]).toMatchObject({ status: 'rejected', reason: { code: 'already-exists' } });
    expect(outcomes[21]?.status).toBe('rejected');
    for (const id of fresh) expect(await known(id)).toMatchObject({ version: 1, sequence: 1 });
    expect(await known(taken)).toMatchObject({ state: { n: 0 } });
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

  it('law 4: of fifty who read the same version one is stored, the others are told', async () => {
    const id = await made();
    const seen = await known(id);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => store.save(seen, { n }, [draft(n)])),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await known(id)).toMatchObject({ version: 2, sequence: 2 });
  });
});

describe('a command', () => {
  it('law 4: repeated a hundred times at once takes effect once and gives its first receipt each time', async () => {
    const id = newId();
    const once = () =>
      asCommand({ key: 's-1:key-0001', fingerprint: 'f', actor }, () =>
        store.create(id, agency, { n: 0 }, [draft(0)]),
      );
    const receipts = await Promise.all(
      Array.from({ length: 100 }, () => once().catch((error: unknown) => (error as Replayed).receipt)),
    );
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt)))).toEqual(
      new Set([JSON.stringify({ id, version: 1 })]),
    );
    expect((await known(id)).sequence).toBe(1);
  });

  it('that changes is replayed with the version of its own write, not of later ones', async () => {
    const id = await made();
    const change = () =>
      asCommand({ key: 's-1:key-0002', actor }, async () =>
        store.save(await known(id), { n: 7 }, [draft(7)]),
      );
    await change();
    await store.save(await known(id), { n: 8 }, []);
    await expect(change()).rejects.toMatchObject({ receipt: { id, version: 2 } });
    expect((await known(id)).state).toEqual({ n: 8 });
  });

  it('with a used key and another content is refused', async () => {
    const id = await made();
    const change = (fingerprint: string) =>
      asCommand({ key: 's-1:key-0003', fingerprint, actor }, async () =>
        store.save(await known(id), { n: 1 }, []),
      );
    await change('a');
    await expect(change('b')).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('by someone who saw an older version is refused', async () => {
    const id = await made();
    await store.save(await known(id), { n: 1 }, []);
    const late = asCommand({ key: 's-1:key-0004', target: id, expectedVersion: 1, actor }, () =>
      store.load(id),
    );
    await expect(late).rejects.toMatchObject({ code: 'version.stale' });
  });

  it('names its actor in the events it makes', async () => {
    const id = newId();
    await asCommand({ key: 's-1:key-0005', actor }, () => store.create(id, agency, { n: 0 }, [draft(0)]));
    const pending = (await store.pending(10_000)).find(({ aggregateId }) => aggregateId === id);
    expect(pending?.events[0]?.actor).toEqual(actor);
  });
});

it('pages through everything once, newest first, also when many are made in the same millisecond', async () => {
  const own = `91431128MA4QTERT${String((Date.now() % 90) + 10)}`;
  const ids: string[] = [];
  for (let n = 0; n < 25; n += 1) {
    const id = newId();
    await store.create(id, own, { n }, []);
    ids.push(id);
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.page({ agency: own }, { limit: 10, after });
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toHaveLength(25);
  expect(new Set(seen)).toEqual(new Set(ids));
});

it('a read model keeps the newest word, whatever order the words come in', async () => {
  const words = new ReadModel<{ said: number }>(connection, 'words');
  for (const sequence of [2, 5, 1, 4, 3, 5]) await words.put('x', sequence, { said: sequence });
  expect(await words.get('x')).toEqual({ said: 5 });

  await Promise.all([3, 1, 9, 7, 9, 2].map((sequence) => words.put('y', sequence, { said: sequence })));
  expect(await words.get('y')).toEqual({ said: 9 });
});
