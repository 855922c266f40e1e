import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '@sanzhi/kernel';
import {
  decodeEntries,
  entriesPath,
  hashesOf,
  leafHash,
  openCheckpoint,
  tilePath,
  verifyConsistency,
  TreeReader,
} from '@sanzhi/ledger';
import { Guillotine, Killed } from '../../../test/ledger-faults.ts';
import {
  demandTrue,
  events,
  integrateOver,
  leavesOf,
  noWitness,
  origin,
  partiesOf,
  sequencerOver,
  type LedgerParts,
} from '../../../test/ledger-scene.ts';
import type { Integrate } from '../application/integrate.ts';
import type { Witnesses } from '../application/witness-port.ts';

export interface OpenedLedger {
  parts: LedgerParts;
  /** What somebody with the database's own keys can do. */
  drop(index: number): Promise<void>;
  alter(index: number, change: { commitment?: string; index?: number; bodyHash?: string }): Promise<void>;
  /** Somebody with the store's own keys: whatever note they like. */
  putCheckpoint(note: string): Promise<void>;
  putTile(path: string, bytes: Uint8Array): Promise<void>;
}

const trust = { origin, log: partiesOf().verifiers };

/** Rounds until nothing is new; every note that was public on the way. */
const publishAll = async (integrate: Integrate): Promise<string[]> => {
  const notes: string[] = [];
  for (;;) {
    const { tree, published } = await integrate.round();
    if (published.length === 0) return notes;
    notes.push(tree.note);
  }
};

/** One batch that fills a tile, killed at this step; what the next life makes of it. Answers whether it was killed. */
const live = async (parts: LedgerParts, fallAt: number): Promise<boolean> => {
  const guillotine = new Guillotine(fallAt);
  const mortal: LedgerParts = {
    entries: guillotine.wrap(parts.entries),
    keys: guillotine.wrap(parts.keys),
    log: guillotine.wrap(parts.log),
    checkpoints: guillotine.wrap(parts.checkpoints),
  };
  const told = events(10);
  const notes: string[] = [];
  const look = async () => notes.push((await parts.log.checkpoint())?.note ?? '');
  await look();
  const died = await sequencerOver(mortal)
    .execute(told)
    .then(() => publishAll(integrateOver(mortal, partiesOf(guillotine.wrap(noWitness)))))
    .then(
      () => false,
      (error: unknown) => {
        if (error instanceof Killed) return true;
        throw error;
      },
    );
  await look();
  // The broker gives the batch again, because nobody acknowledged it.
  await sequencerOver(parts).execute(told);
  await publishAll(integrateOver(parts));
  await look();
  const rows = await parts.entries.between(250, 270);
  expect(rows.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
  const leaves = await leavesOf(parts.entries);
  const sizes = notes.map((note) => demandTrue(note, leaves));
  expect(sizes).toEqual([250, expect.any(Number), 260]);
  for (const [i, later] of notes.entries()) {
    const [from, to] = [notes[i - 1], later].map((note) => (note ? openCheckpoint(note, trust) : undefined));
    if (!from || !to) continue;
    const proof = await new TreeReader(to.size, integrateOver(parts).tiles.read).consistency(from.size);
    const claim = { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof };
    expect(verifyConsistency(claim)).toBe(true);
  }
  return died;
};

/** The integrator over memory and over the real database and store alike. */
export const integrateContract = (open: () => Promise<OpenedLedger>): void => {
  let ledger: OpenedLedger;
  let parts: LedgerParts;
  beforeEach(async () => {
    ledger = await open();
    ({ parts } = ledger);
  });
  const store = (count: number) => sequencerOver(parts).execute(events(count));

  describe('law 3: what is stored becomes public', () => {
    it('as a tree of RFC 6962, tile by tile, each once', async () => {
      const integrate = integrateOver(parts, partiesOf(noWitness, { sm2: true }));
      const notes: string[] = [];
      for (const count of [1, 254, 1, 300, 3]) {
        await store(count);
        notes.push(...(await publishAll(integrate)));
      }
      const leaves = await leavesOf(parts.entries);
      expect(notes.map((note) => demandTrue(note, leaves))).toEqual([1, 255, 256, 556, 559]);
      const tile = hashesOf((await parts.log.tile(tilePath(0, 1))) ?? new Uint8Array());
      expect(tile).toHaveLength(256);
      const bundle = decodeEntries((await parts.log.tile(entriesPath(1))) ?? new Uint8Array(), 256);
      expect(bundle.map((entry) => Buffer.from(leafHash(entry)))).toEqual(
        tile.map((hash) => Buffer.from(hash)),
      );
      expect(await parts.log.tile(tilePath(0, 2))).toBeUndefined();
      const note = (await parts.log.checkpoint())?.note ?? '';
      expect(note).toBe(notes.at(-1));
      expect(openCheckpoint(note, trust).signedBy).toHaveLength(2);
    });

    it('with two writers and two integrators at once: nothing lost, nothing doubled, one line of trees', async () => {
      const told = events(400);
      const share = (w: number) => told.filter((_, i) => i % 3 !== w);
      const write = async (w: number) => {
        const writer = sequencerOver(parts);
        const mine = share(w);
        for (let at = 0; at < mine.length; at += 40) await writer.execute(mine.slice(at, at + 40));
      };
      let writing = true;
      const notes: string[] = [];
      const integrating = async () => {
        const integrate = integrateOver(parts);
        for (let last = false; !last;) {
          last = !writing;
          const { tree, published } = await integrate.round();
          if (published.length > 0) notes.push(tree.note);
        }
        notes.push(...(await publishAll(integrate)));
      };
      const writers = Promise.all([write(0), write(1)]).finally(() => (writing = false));
      await Promise.all([writers, integrating(), integrating()]);
      const leaves = await leavesOf(parts.entries);
      expect(leaves).toHaveLength(400);
      expect(new Set((await parts.entries.between(0, 400)).map(({ id }) => id)).size).toBe(400);
      const sizes = notes.map((note) => demandTrue(note, leaves));
      expect(Math.max(...sizes)).toBe(400);
      expect(new Set(sizes).size).toBe(sizes.length);
    });
  });

  describe('law 4: killed at every step', () => {
    it('of a batch, it loses and doubles nothing, and every tree ever public begins with the one before', async () => {
      // Each life is one step longer than the one before, until one lives to its end.
      for (let fallAt = 0, died = true; died; fallAt += 1) {
        ({ parts } = await open());
        await store(250);
        await publishAll(integrateOver(parts));
        died = await live(parts, fallAt);
      }
    });
  });

  describe('law 2: altered beneath it, it publishes nothing more and names the place', () => {
    const refusal = (code: string, index?: number) => ({
      code,
      ...(index === undefined
        ? {}
        : { words: { en: expect.stringContaining(`Entry ${index} `) as unknown } }),
    });
    const published = async () => {
      const integrate = integrateOver(parts);
      await store(300);
      await publishAll(integrate);
      return integrate;
    };
    const demandSilence = async (before: string | undefined) =>
      expect((await parts.log.checkpoint())?.note).toBe(before);

    for (const [what, same] of [
      ['while it runs', true],
      ['while it was stopped', false],
    ] as const) {
      it(`an entry dropped ${what}`, async () => {
        const running = await published();
        const before = (await parts.log.checkpoint())?.note;
        await store(10);
        await ledger.drop(270);
        const integrate = same ? running : integrateOver(parts);
        await expect(integrate.round()).rejects.toMatchObject(refusal('ledger.entry-missing', 270));
        await demandSilence(before);
      });

      it(`an entry not yet public dropped ${what}`, async () => {
        const running = await published();
        await store(10);
        await ledger.drop(305);
        const integrate = same ? running : integrateOver(parts);
        await expect(integrate.round()).rejects.toMatchObject(refusal('ledger.entry-missing', 305));
      });

      it(`an entry changed ${what}`, async () => {
        const running = await published();
        const before = (await parts.log.checkpoint())?.note;
        await ledger.alter(280, { commitment: 'ee'.repeat(32) });
        await store(1);
        const integrate = same ? running : integrateOver(parts);
        await expect(integrate.round()).rejects.toMatchObject(refusal('ledger.entry-altered', 280));
        await demandSilence(before);
      });

      it(`two entries exchanged ${what}`, async () => {
        const running = await published();
        await ledger.alter(280, { index: 9280 });
        await ledger.alter(281, { index: 280 });
        await ledger.alter(9280, { index: 281 });
        await store(1);
        const integrate = same ? running : integrateOver(parts);
        // Whoever saw neither before knows from the published root that one of the tail is not what it was.
        const expected = same ? refusal('ledger.entry-altered', 280) : refusal('ledger.tree-altered');
        await expect(integrate.round()).rejects.toMatchObject(expected);
      });
    }

    it('a checkpoint put back to an earlier one', async () => {
      const integrate = integrateOver(parts);
      await store(5);
      const [early = ''] = await publishAll(integrate);
      await store(5);
      await publishAll(integrate);
      await ledger.putCheckpoint(early);
      await store(1);
      await expect(integrate.round()).rejects.toMatchObject(refusal('ledger.rolled-back'));
      await expect(integrateOver(parts).round()).rejects.toMatchObject(refusal('ledger.rolled-back'));
    });

    it('a checkpoint that this ledger never signed', async () => {
      await published();
      const note = (await parts.log.checkpoint())?.note ?? '';
      await ledger.putCheckpoint(note.replace('\n300\n', '\n299\n'));
      await expect(integrateOver(parts).round()).rejects.toMatchObject(refusal('ledger.checkpoint-foreign'));
    });

    it('a tile with other hashes, there before its own', async () => {
      await store(200);
      await publishAll(integrateOver(parts));
      await ledger.putTile(tilePath(0, 0), new Uint8Array(32 * 256));
      await store(100);
      await expect(integrateOver(parts).round()).rejects.toMatchObject(refusal('ledger.written-otherwise'));
    });
  });

  describe('without the witnesses it needs', () => {
    const away: Witnesses = {
      quorum: 1,
      cosign: async () => {
        throw new DomainError(
          'ledger.witness.quorum',
          { zh: '见证方不足', en: 'no quorum' },
          { kind: 'unavailable' },
        );
      },
    };

    it('publishes nothing, loses nothing, and goes on when they are back', async () => {
      await store(3);
      await expect(integrateOver(parts, partiesOf(away)).round()).rejects.toMatchObject({
        code: 'ledger.witness.quorum',
      });
      expect(await parts.log.checkpoint()).toBeUndefined();
      const [note = ''] = await publishAll(integrateOver(parts));
      expect(demandTrue(note, await leavesOf(parts.entries))).toBe(3);
    });

    it('hands each witness the proof from what it last saw', async () => {
      await store(5);
      await publishAll(integrateOver(parts));
      await store(6);
      let proof: readonly Uint8Array[] = [];
      const seen: Witnesses = {
        quorum: 1,
        cosign: async (_note, consistency) => {
          proof = await consistency(3);
          return { lines: [], signed: [], missed: [] };
        },
      };
      const { tree } = await integrateOver(parts, partiesOf(seen)).round();
      const leaves = await leavesOf(parts.entries);
      const reader = new TreeReader(3, async () => Buffer.concat(leaves.slice(0, 3)));
      const claim = { from: 3, to: 11, fromRoot: await reader.root(), toRoot: tree.root, proof };
      expect(verifyConsistency(claim)).toBe(true);
    });
  });
};
