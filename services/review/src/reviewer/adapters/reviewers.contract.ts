import { describe, expect, it } from '@jest/globals';
import { refusal } from '../../../test/desk.ts';
import type { ReviewerRecord, Reviewers } from '../application/ports.ts';
import { RecordReviewer } from '../application/record-reviewer.ts';

const agency = '114311280064218500';
const otherAgency = '114311280064241700';
const record = (change: Partial<ReviewerRecord> = {}): ReviewerRecord => ({
  reviewer: { subject: 's-liu', name: '刘思远', certificate: '18110028005' },
  appointedOn: '2015-03-01',
  firstTime: false,
  qualification: 'A20124311280017',
  active: true,
  ...change,
});

/** What every keeper of the register does, in memory and in the database alike. */
export const reviewersContract = (fresh: () => Promise<Reviewers>): void => {
  describe('a keeper of reviewers', () => {
    it('has one record a person, the newest', async () => {
      const reviewers = await fresh();
      const recording = new RecordReviewer(reviewers);
      const first = await recording.execute({ agency, record: record() });
      const second = await recording.execute({ agency, record: record({ active: false }) });
      expect(second).toEqual({ id: first.id, version: 2 });
      expect((await reviewers.ofSubject(agency, 's-liu'))?.state).toEqual(record({ active: false }));
      expect(await reviewers.ofAgency(agency)).toHaveLength(1);
    });

    it('keeps the registers of agencies apart', async () => {
      const reviewers = await fresh();
      await reviewers.add(agency, record());
      expect(await reviewers.ofSubject(otherAgency, 's-liu')).toBeUndefined();
      expect(await reviewers.ofAgency(otherAgency)).toEqual([]);
    });

    it('adds nobody twice and saves over nobody else', async () => {
      const reviewers = await fresh();
      await reviewers.add(agency, record());
      expect(await refusal(reviewers.add(agency, record()))).toBe('already-exists');
      const known = await reviewers.ofSubject(agency, 's-liu');
      if (!known) throw new Error('gone');
      await reviewers.save(known, record({ active: false }));
      expect(await refusal(reviewers.save(known, record()))).toBe('version.stale');
    });
  });
};
