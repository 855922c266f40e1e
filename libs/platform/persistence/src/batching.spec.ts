import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { Batching } from './batching.ts';

const controlled = () => {
  const batches: { items: readonly number[]; end: (error?: Error) => void }[] = [];
  const batching = new Batching<number>(
    (items) =>
      new Promise<void>((resolve, reject) => {
        batches.push({ items, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { batching, batches };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('batching', () => {
  it('writes at once, and together what came meanwhile', async () => {
    const { batching, batches } = controlled();
    const first = batching.add(1);
    await settled();
    const rest = [batching.add(2), batching.add(3)];
    await settled();
    expect(batches.map(({ items }) => items)).toEqual([[1]]);
    batches[0]?.end();
    await first;
    await settled();
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3]]);
    batches[1]?.end();
    await Promise.all(rest);
  });

  it('says it is written only when it is', async () => {
    const { batching, batches } = controlled();
    let written = false;
    const adding = batching.add(1).then(() => (written = true));
    await settled();
    expect(written).toBe(false);
    batches[0]?.end();
    await adding;
    expect(written).toBe(true);
  });

  it('fails those of a command that was lost on the way, and goes on with the next', async () => {
    const { batching, batches } = controlled();
    const lost = Promise.allSettled([batching.add(1), batching.add(2)]);
    await settled();
    const after = batching.add(3);
    batches[0]?.end(new mongoose.mongo.MongoNetworkError('away'));
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await settled();
    expect(batches.map(({ items }) => items)).toEqual([[1, 2], [3]]);
    batches[1]?.end();
    await after;
  });

  it('does not let one that cannot be sent take the others with it', async () => {
    const batching = new Batching<number>(async (items) => {
      if (items.includes(2)) throw new TypeError('2 cannot be sent');
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => batching.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
