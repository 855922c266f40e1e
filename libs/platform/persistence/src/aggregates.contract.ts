import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Kept } from '@sanzhi/kernel';
import { asCommand, type Aggregates, type Filter, type Replayed, type StoredEvent } from './index.ts';

export interface Counter {
  n: number;
  tag?: string | undefined;
  at?: Date;
  steps?: { by: string; at?: number }[];
}

const agency = '114311280064218500';
const actor = { id: 's-1', name: '陈远志' };
const draft = (n: number) => ({ type: 'cn.sanzhi.sample.counter.moved.v1', data: { n } });

/** What every store of aggregates does, and what its filters find. */
export const aggregatesContract = (
  open: () => Promise<{ store: Aggregates<Counter>; said: (id: string) => Promise<StoredEvent[]> }>,
): void => {
  let store: Aggregates<Counter>;
  let said: (id: string) => Promise<StoredEvent[]>;
  beforeAll(async () => {
    ({ store, said } = await open());
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
  const key = (n: number) => `s-1:key-000${n}`;

  describe('an aggregate', () => {
    it('is saved together with its events, numbered without a gap', async () => {
      const id = await made();
      await store.save(await known(id), { n: 1 }, [draft(1), draft(2)]);
      expect((await said(id)).map(({ sequence, data }) => [sequence, data])).toEqual([
        [1, { n: 0 }],
        [2, { n: 1 }],
        [3, { n: 2 }],
      ]);
      expect(await known(id)).toMatchObject({ version: 2, sequence: 3, state: { n: 1 }, agency });
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
        asCommand({ key: key(1), fingerprint: 'f', actor }, () =>
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
        asCommand({ key: key(2), actor }, async () => store.save(await known(id), { n: 7 }, [draft(7)]));
      await change();
      await store.save(await known(id), { n: 8 }, []);
      await expect(change()).rejects.toMatchObject({ receipt: { id, version: 2 } });
      expect((await known(id)).state).toEqual({ n: 8 });
    });

    it('with a used key and another content is refused', async () => {
      const id = await made();
      const change = (fingerprint: string) =>
        asCommand({ key: key(3), fingerprint, actor }, async () => store.save(await known(id), { n: 1 }, []));
      await change('a');
      await expect(change('b')).rejects.toMatchObject({ code: 'idempotency.key-reused' });
    });

    it('by someone who saw an older version is refused', async () => {
      const id = await made();
      await store.save(await known(id), { n: 1 }, []);
      const late = asCommand({ key: key(4), target: id, expectedVersion: 1, actor }, () => store.load(id));
      await expect(late).rejects.toMatchObject({ code: 'version.stale' });
    });

    it('names its actor in the events it makes', async () => {
      const id = newId();
      await asCommand({ key: key(5), actor }, () => store.create(id, agency, { n: 0 }, [draft(0)]));
      expect((await said(id))[0]?.actor).toEqual(actor);
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

  it('knows nothing of what was never made', async () => {
    expect(await store.load(newId())).toBeUndefined();
  });

  it('gives a copy: what is done to it is not done to what is kept', async () => {
    const id = await made();
    const seen = await known(id);
    seen.state.n = 99;
    expect(await known(id)).toMatchObject({ version: 1, state: { n: 0 } });
  });

  it('keeps what is undefined as null, and a time as a time', async () => {
    const id = newId();
    await store.create(id, agency, { n: 1, tag: undefined, at: new Date(7) }, []);
    expect((await known(id)).state).toEqual({ n: 1, tag: null, at: new Date(7) });
  });

  describe('a filter', () => {
    const own = `91431128MA4FILT${String(Date.now() % 1000).padStart(3, '0')}`;
    const run = newId();
    const ids: string[] = [];
    const steps = [{ by: '李卫国', at: 3 }, { by: 'b' }];
    beforeAll(async () => {
      const states: Counter[] = [{ n: 1, tag: 'a' }, { n: 2, tag: 'aB', steps }, { n: 3 }, { n: 4, tag: '' }];
      // Ids that rise, as those of one millisecond are told apart by them.
      for (const state of states) {
        const id = `${run}-${state.n}`;
        await store.create(id, own, state, []);
        ids.push(id);
      }
    });

    it.each<[string, Filter, number[]]>([
      ['everything', {}, [4, 3, 2, 1]],
      ['a value', { 'state.n': 2 }, [2]],
      ['a value that none has', { 'state.n': '2' }, []],
      ['a field of a member of a list', { 'state.steps.by': '李卫国' }, [2]],
      ['an absent field', { 'state.tag': { $exists: false } }, [3]],
      ['a field that is there', { 'state.tag': { $exists: true } }, [4, 2, 1]],
      ['another value or none', { 'state.tag': { $ne: 'a' } }, [4, 3, 2]],
      ['greater text', { 'state.tag': { $gt: '' } }, [2, 1]],
      ['text from here on', { 'state.tag': { $gte: '' } }, [4, 2, 1]],
      ['one of several values', { 'state.tag': { $in: ['a', 'none'] } }, [1]],
      ['a span', { 'state.n': { $gte: 2, $lt: 4 } }, [3, 2]],
      ['at most', { 'state.steps.at': { $lte: 3 } }, [2]],
      ['a word, whatever its case', { 'state.tag': /b/i }, [2]],
      ['one or the other', { $or: [{ 'state.n': 1 }, { 'state.tag': '' }] }, [4, 1]],
      ['both', { $and: [{ 'state.n': { $gt: 1 } }, { 'state.tag': /a/ }] }, [2]],
      ['an earlier day', { createdAt: { $lt: new Date(0) } }, []],
    ])('finds %s, newest first, and counts it', async (_, filter, found) => {
      const here = { agency: own, ...filter };
      expect((await store.find(here)).map(({ state }) => state.n)).toEqual(found);
      expect(await store.count(here)).toBe(found.length);
    });

    it('finds as many as were asked for', async () => {
      expect((await store.find({ agency: own }, 1)).map(({ id }) => id)).toEqual(ids.slice(-1));
    });

    it('refuses a cursor that is not one of ours', async () => {
      await expect(store.page({ agency: own }, { limit: 1, after: 'x' })).rejects.toMatchObject({
        code: 'paging.cursor',
      });
    });
  });
};
