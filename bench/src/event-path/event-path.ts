import { Child } from '../child.ts';
import { comparison } from '../report.ts';
import { alternating, percentile } from '../statistics.ts';
import type { Load, Moments } from './load.ts';

interface Contestant {
  name: string;
  source: Child;
  sink: Child;
  /** What the sink is asked for so many events, and the source for such a load. */
  expect: (count: number) => unknown;
  load: (load: Load) => unknown;
}

interface Result {
  perSecond: number;
  latencies: number[];
}

const once = async ({ source, sink, expect, load }: Contestant, plan: Load): Promise<Result> => {
  const arriving = sink.ask<Moments>('arrivals', expect(plan.count));
  const begun = new Map(await source.ask<Moments>('run', load(plan)));
  const arrived = await arriving;
  await Promise.all([source.ask('clear'), sink.ask('clear')]);
  const first = Math.min(...begun.values());
  const last = Math.max(...arrived.map(([, at]) => at));
  return {
    perSecond: (plan.count * 1000) / (last - first),
    latencies: arrived.map(([subject, at]) => at - (begun.get(subject) ?? NaN)),
  };
};

/**
 * From the moment an aggregate is saved with its event to the effect in the other service's database, against
 * amqplib alone between two processes: confirm-publish, consume, ack on a queue of the same kind.
 */
export const eventPath = async (rounds: number): Promise<{ title: string; rows: string[][] }[]> => {
  const children = ['house-sink', 'house-source', 'bare-sink', 'bare-source'].map(
    (name) => new Child(`event-path/${name}.ts`),
  );
  const [houseSink, houseSource, bareSink, bareSource] = children as [Child, Child, Child, Child];
  try {
    await Promise.all(children.map((child) => child.ask('ready')));
    const bare = (name: string, database: boolean): Contestant => ({
      name,
      source: bareSource,
      sink: bareSink,
      expect: (count) => ({ count, database }),
      load: (load) => ({ ...load, database }),
    });
    const contestants: Contestant[] = [
      {
        name: 'house: save → outbox → relay → queue → handler → read model',
        source: houseSource,
        sink: houseSink,
        expect: (count) => count,
        load: (load) => load,
      },
      bare('bare amqplib: publish, confirm, consume, ack', false),
      bare('the same with one insert before and one after', true),
    ];
    const many = await alternating(contestants, rounds, (one) => once(one, { count: 2000, window: 64 }));
    const paced = await alternating(contestants, rounds, (one) =>
      once(one, { count: 600, window: 0, perSecond: 200 }),
    );
    const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
    return [
      {
        title: `event path, 64 under way, ${rounds} rounds of 2000 (to reach: 0.5× of bare amqplib)`,
        rows: comparison(
          contestants.map((one) => ({
            name: one.name,
            rates: (many.get(one) ?? []).map(({ perSecond }) => perSecond),
            unit: 'events/s',
          })),
        ),
      },
      {
        title: `event path, latency at 200/s, ${rounds} rounds of 600 (to reach: p99 < 100 ms)`,
        rows: contestants.map((one) => {
          const results = paced.get(one) ?? [];
          const all = results.flatMap(({ latencies }) => latencies);
          const worst = Math.max(...results.map(({ latencies }) => percentile(latencies, 0.99)));
          return [
            one.name,
            `p50 ${milliseconds(percentile(all, 0.5))}`,
            `p99 ${milliseconds(percentile(all, 0.99))}`,
            `p99 of the worst round ${milliseconds(worst)}`,
          ];
        }),
      },
    ];
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
};
