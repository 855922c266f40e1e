import { evidenceApi } from '@sanzhi/contracts';
import { newId } from '@sanzhi/kernel';
import { openDatabase } from '@sanzhi/persistence';
import { cast, shop, stack, until } from '@sanzhi/testing';
import { TestHouse } from '../../../tests/support/house.ts';
import { Child } from '../child.ts';
import { comparison } from '../report.ts';
import { alternating, percentile } from '../statistics.ts';
import { load, type Target } from './client.ts';

const opening = {
  kind: 'ordinary-penalty',
  cause: shop.cause,
  source: shop.source,
  party: shop.party,
  officers: cast.officers,
};
const plan = { count: 600, connections: 16 };

/** The document of a matter as evidence inserted it: with its event still in it, which the ledger has kept. */
const insertedRow = async (house: TestHouse, id: string): Promise<object> => {
  const { MONGODB_URL = '', MONGODB_DATABASE = '' } = stack().services.evidence;
  const connection = await openDatabase(MONGODB_URL, MONGODB_DATABASE);
  try {
    const body = await until('the event in the ledger', async () => {
      const { items } = await house.api.call(evidenceApi.matterEntries, cast.handler, { id, limit: 1 });
      return items[0]?.opening?.body;
    });
    const { event } = JSON.parse(body) as { event: object };
    const row = await connection.collection<{ _id: string }>('matters').findOne({ _id: id });
    return { ...row, outbox: [event] };
  } finally {
    await connection.close();
  }
};

/** How many events have gone through the ledger's queue since the service started, as its metrics say. */
const ledgerCount = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = /^sanzhi_events_consumed_total\{[^}]*queue="evidence\.ledger",outcome="done"[^}]*\} (\d+)/m;
  return Number(line.exec(text)?.[1] ?? 0);
};

/** Opening a matter over HTTP with a token of Keycloak, against Fastify and mongoose inserting the same document. */
export const authenticatedWrite = async (rounds: number): Promise<{ title: string; rows: string[][] }[]> => {
  const house = await TestHouse.open();
  const bareServer = new Child('write/bare-server.ts');
  try {
    const { id } = await house.api.call(evidenceApi.openMatter, cast.handler, opening);
    const bareUrl = await bareServer.ask<string>('serve', await insertedRow(house, id));
    const { url } = house.services.evidence;
    const before = await ledgerCount(url);
    let sent = 0;
    let token = '';
    const target = (name: string, url: string): Target & { name: string } => ({
      name,
      url,
      body: JSON.stringify(opening),
      headers: () => ({ authorization: `Bearer ${token}`, 'idempotency-key': newId() }),
    });
    const contestants = [
      target('house: POST /api/evidence/v1/matters with a token', `${url}/api/evidence/v1/matters`),
      target('bare Fastify + mongoose insert of the same document', `${bareUrl}/matters`),
    ];
    const results = await alternating(contestants, rounds, async (one) => {
      token = await house.tokens.of(cast.handler);
      const result = await load(one, plan);
      if (one === contestants[0]) sent += plan.count;
      // So that no round carries what another has left to do.
      await until('the ledger to catch up', async () => (await ledgerCount(url)) >= before + sent, {
        timeoutMs: 120_000,
      });
      return result;
    });
    return [
      {
        title: `authenticated write, ${plan.connections} connections, ${rounds} rounds of ${plan.count} (to reach: 0.6×)`,
        rows: comparison(
          contestants.map((one) => {
            const all = results.get(one) ?? [];
            const latencies = all.flatMap((result) => result.latencies);
            const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
            return {
              name: one.name,
              rates: all.map(({ perSecond }) => perSecond),
              unit: 'req/s',
              more: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
            };
          }),
        ),
      },
    ];
  } finally {
    await bareServer.stop();
    await house.close();
  }
};
