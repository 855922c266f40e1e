import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, Journey, shop } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';

let house: TestHouse;
const body = (name: string) => ({
  kind: 'ordinary-penalty',
  cause: shop.cause,
  source: shop.source,
  party: { ...shop.party, name },
  officers: cast.officers,
});

beforeAll(async () => {
  house = await TestHouse.open();
});
afterAll(() => house?.close());

describe('law 4: the double click', () => {
  it('opens one matter, and answers the same to each', async () => {
    const key = randomUUID();
    const name = `双击食品店${Date.now()}`;
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () =>
        house.api.call(evidenceApi.openMatter, cast.handler, body(name), { key }),
      ),
    );
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    const { items } = await house.api.call(evidenceApi.listMatters, cast.handler, { q: name, limit: 100 });
    expect(items).toHaveLength(1);
  });

  it('with the same key and another content is refused and changes nothing', async () => {
    const key = randomUUID();
    await house.api.call(evidenceApi.openMatter, cast.handler, body('甲食品店'), { key });
    await expect(
      house.api.call(evidenceApi.openMatter, cast.handler, body('乙食品店'), { key }),
    ).rejects.toMatchObject({
      problem: { code: 'idempotency.key-reused' },
    });
  });

  it('advances a matter once', async () => {
    const journey = new Journey({ api: house.api, now: () => new Date() });
    await journey.open();
    const key = randomUUID();
    const advance = () =>
      house.api.call(evidenceApi.advance, cast.handler, { id: journey.id, to: 'P02' }, { key });
    const receipts = await Promise.all(Array.from({ length: 10 }, advance));
    expect(new Set(receipts.map(({ version }) => version)).size).toBe(1);
    expect((await journey.matter()).history).toHaveLength(1);
  });
});
