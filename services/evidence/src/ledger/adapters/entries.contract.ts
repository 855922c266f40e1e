import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId, systemClock } from '@sanzhi/kernel';
import { checkMatterChain } from '@sanzhi/ledger';
import { event, events, ledgerAgency, sequencerOver } from '../../../test/ledger-scene.ts';
import { EraseMatter } from '../application/erase-matter.ts';
import { FindGaps } from '../application/find-gaps.ts';
import { openRows } from '../application/open-rows.ts';
import type { BodyKeys, Entries, LedgerEvent } from '../application/ports.ts';
import { ReadTimeline } from '../application/read-timeline.ts';
import { entryOf } from '../application/rows.ts';

const sha256 = 'ab'.repeat(32);

/** Law 3, as far as keeping goes: in memory and in the database alike. */
export const entriesContract = (fresh: () => Promise<{ entries: Entries; keys: BodyKeys }>): void => {
  describe('the event store', () => {
    let entries: Entries;
    let keys: BodyKeys;
    beforeEach(async () => {
      ({ entries, keys } = await fresh());
    });
    const said = async (matter: string) => openRows(keys, await entries.ofMatter(matter));

    it('law 3: keeps each event once, as it was said, in the order of arrival', async () => {
      const matter = newId();
      const sequencer = sequencerOver({ entries, keys });
      const told = [event({ matter }), event({ matter, data: { text: '。"\u2028' } }), event({ matter })];
      for (const one of told) await sequencer.execute([one]);
      for (let again = 0; again < 20; again += 1) await sequencer.execute([told[1] as LedgerEvent]);
      await sequencer.execute([...told, ...told]);
      const kept = await said(matter);
      expect(kept.map(({ event: one }) => one)).toEqual(told);
      expect(kept.map(({ row }) => [row.index, row.number])).toEqual([
        [0, 1],
        [1, 2],
        [2, 3],
      ]);
    });

    it('law 3: leaves no place empty and doubles nothing when several write at once', async () => {
      const matters = [newId(), newId(), newId()];
      const told = Array.from({ length: 90 }, (_, i) => event({ matter: matters[i % 3] as string }));
      const writers = Array.from({ length: 3 }, () => sequencerOver({ entries, keys }));
      // Each event is given to two of them, in batches of different sizes.
      const shares = writers.map((_, w) => told.filter((_event, i) => i % 3 !== w));
      await Promise.all(
        writers.map(async (writer, w) => {
          const share = shares[w] ?? [];
          for (let at = 0; at < share.length; at += 5 + w) await writer.execute(share.slice(at, at + 5 + w));
        }),
      );
      const rows = await entries.between(0, 200);
      expect(rows.map(({ index }) => index)).toEqual(told.map((_, index) => index));
      expect(new Set(rows.map(({ id }) => id)).size).toBe(90);
      for (const matter of matters) {
        const opened = await said(matter);
        expect(opened).toHaveLength(30);
        checkMatterChain(
          matter,
          opened.map(({ row, opening }) => ({ entry: entryOf(row), ...(opening ? { opening } : {}) })),
        );
      }
    });

    it('law 3: stores a large batch in parts, in order, also when others write between them', async () => {
      const matters = [newId(), newId()];
      const told = Array.from({ length: 600 }, (_, i) => event({ matter: matters[i % 2] as string }));
      const other = sequencerOver({ entries, keys });
      await Promise.all([
        sequencerOver({ entries, keys }).execute(told),
        (async () => {
          for (const one of events(4)) await other.execute([one]);
        })(),
      ]);
      const rows = await entries.between(0, 700);
      expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 604 }, (_, index) => index));
      const ours = new Set(told.map(({ id }) => id));
      expect(rows.map(({ id }) => id).filter((id) => ours.has(id))).toEqual(told.map(({ id }) => id));
      for (const matter of matters) {
        const opened = await said(matter);
        expect(opened.map(({ place }) => place?.number)).toEqual(
          Array.from({ length: 300 }, (_, i) => i + 1),
        );
        const chain = opened.map(({ row, opening }) => ({
          entry: entryOf(row),
          ...(opening ? { opening } : {}),
        }));
        expect(() => checkMatterChain(matter, chain)).not.toThrow();
      }
    });

    it('law 4: says so when the store refuses a place that is free, instead of trying for ever', async () => {
      const refusing = new Proxy(entries, {
        get: (target, name) => {
          if (name === 'append') return async () => false;
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
      await expect(sequencerOver({ entries: refusing, keys }).execute(events(3))).rejects.toMatchObject({
        code: 'ledger.place-refused',
      });
      const sequencer = sequencerOver({ entries, keys });
      await sequencer.execute(events(3));
      expect(await entries.size()).toBe(3);
    });

    it('stores nothing from a place on that somebody else holds', async () => {
      const sequencer = sequencerOver({ entries, keys });
      await sequencer.execute(events(5));
      const other = await fresh();
      await sequencerOver(other).execute(events(8));
      const foreign = (await other.entries.ofSubject('/sanzhi/evidence', 'none')).concat(
        ...(await Promise.all(
          (await other.entries.between(3, 8)).map(({ subject }) =>
            other.entries.ofSubject('/sanzhi/evidence', subject),
          ),
        )),
      );
      expect(await entries.append(foreign)).toBe(false);
      expect(await entries.size()).toBe(5);
    });

    it('names what it has not got of one aggregate, each service for itself', async () => {
      const subject = newId();
      const sequencer = sequencerOver({ entries, keys });
      await sequencer.execute([5, 1, 2].map((sequence) => event({ subject, sequence })));
      await sequencer.execute([event({ subject, sequence: 3, source: '/sanzhi/review' })]);
      const gaps = new FindGaps(entries);
      expect(await gaps.execute({ source: '/sanzhi/evidence', subject })).toEqual([3, 4]);
      expect(await gaps.execute({ source: '/sanzhi/review', subject })).toEqual([1, 2]);
      expect(await gaps.execute({ source: '/sanzhi/review', subject: newId() })).toEqual([]);
    });

    it('tells another agency nothing of a matter', async () => {
      const matter = newId();
      await sequencerOver({ entries, keys }).execute([event({ matter })]);
      const timeline = new ReadTimeline(entries, keys);
      expect(await timeline.execute({ matter, agency: ledgerAgency })).toHaveLength(1);
      expect(await timeline.execute({ matter, agency: '91431128MA4QTERT39' })).toEqual([]);
    });

    it('finds a file by its digest: the first entry of a kind that vouches for it', async () => {
      const sequencer = sequencerOver({ entries, keys });
      const type = 'cn.sanzhi.evidence.recording.sealed.v1';
      const sealed = event({ type, data: { sha256, title: '现场检查' } });
      // What is only claimed of a file is told by other kinds of events.
      await sequencer.execute([event({ data: { sha256 } }), sealed, event({ type, data: { sha256 } })]);
      expect((await entries.ofFile(sha256, [type]))?.id).toBe(sealed.id);
      expect(await entries.ofFile('cd'.repeat(32), [type])).toBeUndefined();
      expect(await entries.ofFile(sha256, ['cn.sanzhi.evidence.document.made.v1'])).toBeUndefined();
    });

    it('law 5: keeps no word of an event in clear', async () => {
      const matter = newId();
      await sequencerOver({ entries, keys }).execute([event({ matter, data: { name: '林秋月' } })]);
      const [row] = await entries.ofMatter(matter);
      const kept = JSON.stringify({ ...row, sealed: Buffer.from(row?.sealed ?? []).toString('latin1') });
      expect(kept).not.toContain('陈立新');
      expect(kept).not.toContain(Buffer.from('林秋月').toString('latin1'));
    });

    it('erases a matter for good: its entries stay in their places and links, others are untouched', async () => {
      const [matter, other] = [newId(), newId()];
      const sequencer = sequencerOver({ entries, keys });
      await sequencer.execute([event({ matter }), event({ matter: other }), event({ matter }), event()]);
      const before = await entries.between(0, 10);
      const erase = new EraseMatter(keys, systemClock);
      expect(await erase.execute({ matter })).toBe(true);
      expect(await erase.execute({ matter: newId() })).toBe(false);
      await sequencer.execute([event({ matter })]);
      const opened = await said(matter);
      expect(opened.map(({ event: one }) => one !== undefined)).toEqual([false, false, true]);
      expect(opened[2]?.place?.number).toBe(3);
      expect((await said(other))[0]?.event?.matter).toBe(other);
      expect((await entries.between(0, 10)).slice(0, 4)).toEqual(before);
      const chain = opened.map(({ row, opening }) => ({
        entry: entryOf(row),
        ...(opening ? { opening } : {}),
      }));
      expect(() => checkMatterChain(matter, chain)).not.toThrow();
    });
  });
};
