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
const plan = { count: 1500, connections: 16 };

/** The database of evidence, to take the document from that it writes, and to see when it has caught up. */
const openEvidence = async () => {
  const { MONGODB_URL = '', MONGODB_DATABASE = '' } = stack().services.evidence;
  const connection = await openDatabase(MONGODB_URL, MONGODB_DATABASE);
  const matters = connection.collection<{ _id: string }>('matters');
  const ledger = connection.collection<{ subject: string; event: unknown }>('ledger_events');
  return {
    /** As it was inserted: with its event still in it. */
    async inserted(id: string) {
      await until('the event in the ledger', async () => (await ledger.findOne({ subject: id })) !== null);
      const row = await matters.findOne({ _id: id });
      return { ...row, outbox: [(await ledger.findOne({ subject: id }))?.event] };
    },
    /** Every event of every matter published and in the ledger, so that no round carries the rest of another. */
    caughtUp: () =>
      until('the ledger to catch up', async () => {
        const opened = { 'event.type': 'cn.sanzhi.evidence.matter.opened.v1' };
        return (await ledger.countDocuments(opened)) >= (await matters.countDocuments({}));
      }),
    close: () => connection.close(),
  };
};

/** Opening a matter over HTTP with a token of Keycloak, against Fastify and mongoose inserting the same document. */
export const authenticatedWrite = async (rounds: number): Promise<{ title: string; rows: string[][] }[]> => {
  const house = await TestHouse.open();
  const evidence = await openEvidence();
  const bareServer = new Child('write/bare-server.ts');
  try {
    const { id } = await house.api.call(evidenceApi.openMatter, cast.handler, opening);
    const bareUrl = await bareServer.ask<string>('serve', await evidence.inserted(id));
    let token = '';
    const target = (name: string, url: string): Target & { name: string } => ({
      name,
      url,
      body: JSON.stringify(opening),
      headers: () => ({ authorization: `Bearer ${token}`, 'idempotency-key': newId() }),
    });
    const contestants = [
      target(
        'house: POST /api/evidence/v1/matters with a token',
        `${house.services.evidence.url}/api/evidence/v1/matters`,
      ),
      target('bare Fastify + mongoose insert of the same document', `${bareUrl}/matters`),
    ];
    const results = await alternating(contestants, rounds, async (one) => {
      token = await house.tokens.of(cast.handler);
      const result = await load(one, plan);
      await evidence.caughtUp();
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
    await evidence.close();
    await house.close();
  }
};
