import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, sampleEvent } from '../test/harness.ts';
import type { CloudEvent } from './cloud-event.ts';
import { BrokerDown, NotPublished } from './errors.ts';
import type { OutboxSource, PendingEvents } from './outbox.ts';
import { OutboxRelay, type Publisher } from './outbox-relay.ts';

class Shelf implements OutboxSource {
  readonly rows = new Map<string, CloudEvent[]>();
  readonly #sequences = new Map<string, number>();
  #listener: (pending: PendingEvents) => void = () => undefined;
  slow = 0;
  save(aggregateId: string, count = 1): void {
    const events = Array.from({ length: count }, () => {
      const sequence = (this.#sequences.get(aggregateId) ?? 0) + 1;
      this.#sequences.set(aggregateId, sequence);
      return sampleEvent('sample.thing.done.v1', { subject: aggregateId, sequence });
    });
    this.rows.set(aggregateId, [...(this.rows.get(aggregateId) ?? []), ...events]);
    this.#listener({ aggregateId, events });
  }
  async pending(limit: number): Promise<PendingEvents[]> {
    const rows = [...this.rows].slice(0, limit).map(([aggregateId, events]) => ({ aggregateId, events }));
    await sleep(this.slow);
    return rows;
  }
  async settle(aggregateId: string, ids: readonly string[]): Promise<void> {
    const left = (this.rows.get(aggregateId) ?? []).filter(({ id }) => !ids.includes(id));
    if (left.length > 0) this.rows.set(aggregateId, left);
    else this.rows.delete(aggregateId);
  }
  onPending(listener: (pending: PendingEvents) => void): void {
    this.#listener = listener;
  }
}

class Paper implements Publisher {
  readonly seen: string[] = [];
  most = 0;
  #now = 0;
  delay = 0;
  refuse: (event: CloudEvent) => Error | undefined = () => undefined;
  #listener = (): void => undefined;
  async publish(event: CloudEvent): Promise<void> {
    this.most = Math.max(this.most, ++this.#now);
    await sleep(this.delay);
    this.#now -= 1;
    const error = this.refuse(event);
    if (error) throw error;
    this.seen.push(`${event.subject}${event.sequence}`);
  }
  onReady(listener: () => void): void {
    this.#listener = listener;
  }
  back(): void {
    this.refuse = () => undefined;
    this.#listener();
  }
}

let relay: OutboxRelay;
const setUp = (options: { intervalMs?: number; parallel?: number } = {}) => {
  const shelf = new Shelf();
  const paper = new Paper();
  relay = new OutboxRelay([shelf], paper, { intervalMs: 60_000, ...options });
  return { shelf, paper };
};
const empty = (shelf: Shelf) => eventually(() => shelf.rows.size === 0, 5000);
afterEach(() => relay.stop());

it('publishes what an earlier run left, then what is saved, at once and in order', async () => {
  const { shelf, paper } = setUp();
  shelf.save('a', 2);
  relay.start();
  await empty(shelf);
  shelf.save('a');
  shelf.save('a', 2);
  await empty(shelf);
  expect(paper.seen).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
});

it('never lets a just saved event overtake an older one that is still being read', async () => {
  const { shelf, paper } = setUp();
  shelf.save('a');
  shelf.slow = 50;
  relay.start();
  await sleep(20);
  shelf.save('a');
  await empty(shelf);
  expect(paper.seen).toEqual(['a1', 'a2']);
});

it('leaves everything in its place while the broker is down and goes on when it is back', async () => {
  const { shelf, paper } = setUp();
  relay.start();
  await sleep(20);
  paper.refuse = () => new BrokerDown('away');
  shelf.save('a', 2);
  await sleep(20);
  shelf.save('a');
  shelf.save('b');
  await sleep(20);
  expect(paper.seen).toEqual([]);
  expect(shelf.rows.get('a')).toHaveLength(3);
  paper.back();
  await empty(shelf);
  expect(paper.seen.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(paper.seen).toHaveLength(4);
});

it('an event that nobody takes holds up its own aggregate only, and is tried again', async () => {
  const { shelf, paper } = setUp({ intervalMs: 100 });
  relay.start();
  await sleep(20);
  paper.refuse = ({ subject, id }) =>
    subject === 'a' ? new NotPublished('event.unroutable', id, 'no queue') : undefined;
  shelf.save('a');
  await sleep(10);
  shelf.save('a');
  shelf.save('b');
  await eventually(() => paper.seen.length === 1);
  expect(paper.seen).toEqual(['b1']);
  paper.refuse = () => undefined;
  await empty(shelf);
  expect(paper.seen).toEqual(['b1', 'a1', 'a2']);
});

it('works on as many aggregates at once as it may, and no more', async () => {
  const { shelf, paper } = setUp({ parallel: 4 });
  paper.delay = 5;
  relay.start();
  await sleep(20);
  for (let n = 0; n < 40; n += 1) shelf.save(`m${n}-`);
  await empty(shelf);
  expect(paper.most).toBe(4);
});

it('stop waits for what is under way', async () => {
  const { shelf, paper } = setUp();
  relay.start();
  await sleep(20);
  paper.delay = 100;
  shelf.save('a');
  await sleep(10);
  await relay.stop();
  expect(paper.seen).toEqual(['a1']);
  expect(shelf.rows.size).toBe(0);
});

it('whatever fails and whenever, each aggregate’s events come out complete and in order', async () => {
  const step = fc.record({
    aggregate: fc.constantFrom('a', 'b', 'c'),
    count: fc.integer({ min: 1, max: 3 }),
    fault: fc.constantFrom('none', 'none', 'down', 'unroutable'),
    pause: fc.integer({ min: 0, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.nat(3), async (steps, slow) => {
      const { shelf, paper } = setUp({ intervalMs: 5 });
      shelf.slow = slow;
      relay.start();
      for (const { aggregate, count, fault, pause } of steps) {
        paper.refuse = ({ subject, id }) => {
          if (fault === 'down') return new BrokerDown('away');
          if (fault === 'unroutable' && subject === aggregate)
            return new NotPublished('event.unroutable', id, 'no queue');
          return undefined;
        };
        shelf.save(aggregate, count);
        await sleep(pause);
      }
      paper.back();
      await empty(shelf);
      await relay.stop();
      for (const name of ['a', 'b', 'c']) {
        const said = steps.filter((s) => s.aggregate === name).reduce((sum, s) => sum + s.count, 0);
        const firsts = [...new Set(paper.seen.filter((seen) => seen.startsWith(name)))];
        expect(firsts).toEqual(Array.from({ length: said }, (_, index) => `${name}${index + 1}`));
      }
    }),
    { numRuns: 60 },
  );
});
