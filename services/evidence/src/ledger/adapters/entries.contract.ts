import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { FindGaps } from '../application/find-gaps.ts';
import type { Entries, LedgerEvent } from '../application/ports.ts';
import { ReadTimeline } from '../application/read-timeline.ts';

const event = (more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  specversion: '1.0',
  id: newId(),
  source: '/sanzhi/evidence',
  type: 'cn.sanzhi.evidence.matter.advanced.v1',
  subject: newId(),
  time: '2026-02-09T01:00:00.000Z',
  datacontenttype: 'application/json',
  agency: '114311280064218500',
  actor: { id: 's-1', name: '陈立新' },
  sequence: 1,
  data: { from: 'P01', to: 'P02' },
  ...more,
});

/** Law 3, as far as keeping goes: in memory and in the database alike. */
export const entriesContract = (fresh: () => Promise<Entries>): void => {
  describe('the event store', () => {
    let entries: Entries;
    beforeEach(async () => {
      entries = await fresh();
    });

    it('law 3: keeps each event once, as it was said, in the order of arrival', async () => {
      const matter = newId();
      const said = [event({ matter }), event({ matter, data: { text: '。"\u2028' } }), event({ matter })];
      for (const one of said) await entries.append(one);
      for (let again = 0; again < 100; again += 1) await entries.append(said[1] as LedgerEvent);
      const kept = await entries.ofMatter(matter);
      expect(kept.map((entry) => entry.event)).toEqual(said);
      expect(kept.map(({ position }) => position)).toEqual([1, 2, 3]);
    });

    it('law 3: leaves no position empty when many arrive at once, some of them twice', async () => {
      const matter = newId();
      const said = Array.from({ length: 20 }, () => event({ matter }));
      await Promise.all([...said, ...said].map((one) => entries.append(one)));
      const positions = (await entries.ofMatter(matter)).map(({ position }) => position);
      expect(positions).toEqual(said.map((_, index) => index + 1));
    });

    it('names what it has not got of one aggregate, each service for itself', async () => {
      const subject = newId();
      for (const sequence of [5, 1, 2]) await entries.append(event({ subject, sequence }));
      await entries.append(event({ subject, sequence: 3, source: '/sanzhi/review' }));
      const gaps = new FindGaps(entries);
      expect(await gaps.execute({ source: '/sanzhi/evidence', subject })).toEqual([3, 4]);
      expect(await gaps.execute({ source: '/sanzhi/review', subject })).toEqual([1, 2]);
      expect(await gaps.execute({ source: '/sanzhi/review', subject: newId() })).toEqual([]);
    });

    it('tells another agency nothing of a matter', async () => {
      const matter = newId();
      await entries.append(event({ matter }));
      const timeline = new ReadTimeline(entries);
      expect(await timeline.execute({ matter, agency: '114311280064218500' })).toHaveLength(1);
      expect(await timeline.execute({ matter, agency: '91431128MA4QTERT39' })).toEqual([]);
    });
  });
};
