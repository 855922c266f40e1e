import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceApi } from '@sanzhi/contracts';
import { openCheckpoint, tilePath, TreeReader, verifierOf, verifyConsistency } from '@sanzhi/ledger';
import { cast, Journey, part, stack, until, type PartName } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';

let house: TestHouse;
const notes: string[] = [];
let watching = true;
let watch: Promise<void>;

const at = (path: string) => fetch(`${house.services.evidence.url}${path}`);
/** Everyone who looks at the log keeps what it sees. */
const look = async (): Promise<void> => {
  while (watching) {
    const reply = await at('/ledger/checkpoint').catch(() => undefined);
    const note = reply?.ok ? await reply.text() : undefined;
    if (note !== undefined && note !== notes.at(-1)) notes.push(note);
    await sleep(100);
  }
};
const sizeOf = (note: string): number => Number(note.split('\n')[1]);
const size = async (): Promise<number> => sizeOf(await (await at('/ledger/checkpoint')).text());
const standing = async () => {
  const { details } = (await (await at('/health/ready')).json()) as {
    details: { ledger: { state: string; unstamped: number; code?: string; zh?: string } };
  };
  return details.ledger;
};
const open = async (): Promise<string> => {
  const journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
  return journey.id;
};
const provable = (id: string) =>
  until('the entry of the matter', async () => {
    const { total } = await house.api.call(evidenceApi.matterEntries, cast.handler, { id });
    return total > 0;
  });
/** While these parts are away; they are brought back whatever happens. */
const without = async (names: readonly PartName[], work: () => Promise<void>): Promise<void> => {
  await Promise.all(names.map((name) => part(name).stop()));
  try {
    await work();
  } finally {
    await Promise.all(names.map((name) => part(name).start()));
  }
};

beforeAll(async () => {
  house = await TestHouse.open();
  await provable(await open());
  watch = look();
});
afterAll(async () => {
  watching = false;
  await watch;
  await house?.close();
});

describe('law 4: while a party of the ledger is away, work goes on and nothing is lost', () => {
  it('all witnesses: nothing is published, and each is named', async () => {
    let id = '';
    await without(['witness-justice', 'witness-audit'], async () => {
      id = await open();
      const told = await until('the ledger to wait', async () => {
        const now = await standing();
        return now.state === 'waiting' ? now : undefined;
      });
      expect(told.code).toBe('ledger.witness.quorum');
      expect(told.zh).toContain('justice');
      expect(told.zh).toContain('audit');
      const before = await size();
      await sleep(3_000);
      expect(await size()).toBe(before);
      const refused = house.api.call(evidenceApi.matterEntries, cast.handler, { id });
      await expect(refused).resolves.toMatchObject({ total: 0 });
    });
    await provable(id);
    await until('the ledger to publish', async () => (await standing()).state === 'publishing');
  });

  it('one witness of two: nobody notices', async () => {
    await without(['witness-audit'], async () => provable(await open()).then(() => undefined));
  });

  it('the time-stamp authority: published without a stamp, stamped later', async () => {
    await without(['timestamp'], async () => {
      await provable(await open());
      await until('what is missing to be told', async () => (await standing()).unstamped > 0);
    });
    await until('the stamps', async () => (await standing()).unstamped === 0);
  });

  it('the store: entries are kept, and published when it is back', async () => {
    let id = '';
    await without(['minio'], async () => {
      id = await open();
      await until('the ledger to wait', async () => (await standing()).state === 'waiting');
    });
    await provable(id);
  });

  it('evidence itself, killed again and again: what everyone saw is one growing tree', async () => {
    const opened: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const some = Array.from({ length: 8 }, async () => {
        const journey = new Journey({ api: house.api, now: () => new Date(), patienceMs: 60_000 });
        await journey.open();
        opened.push(journey.id);
      });
      await sleep(150 + 250 * n);
      await house.services.evidence.kill('SIGKILL');
      await house.services.evidence.restart();
      await Promise.all(some);
    }
    for (const id of opened) {
      await provable(id);
      const told = await house.api.call(evidenceApi.matterCompleteness, cast.handler, { id });
      expect([told.complete, told.faults]).toEqual([true, []]);
    }
    const { origin, vkey } = stack().ledger;
    const seen = notes.map((note) => openCheckpoint(note, { origin, log: [verifierOf(vkey)] }));
    expect(seen.length).toBeGreaterThan(5);
    const bytes = async (path: string) => new Uint8Array(await (await at(`/ledger/${path}`)).arrayBuffer());
    for (const [i, to] of seen.entries()) {
      const from = seen[i - 1];
      if (!from) continue;
      const reader = new TreeReader(to.size, (level, index, width) => bytes(tilePath(level, index, width)));
      const proof = await reader.consistency(from.size);
      const claim = { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof };
      expect([from.size, to.size, verifyConsistency(claim)]).toEqual([from.size, to.size, true]);
    }
  });
});
