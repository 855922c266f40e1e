import { describe, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { agency, chen, Desk, liu, otherAgency, proposal, refusal } from '../../../test/desk.ts';
import type { Reviewers } from '../../reviewer/index.ts';
import type { Submissions } from '../application/ports.ts';
import { open } from '../domain/propose.ts';
import { digestOf } from '@sanzhi/kernel';

export interface Repositories {
  submissions: Submissions;
  reviewers: Reviewers;
}

const opened = (id: string, of = agency) => {
  const proposed = proposal({ matter: id });
  return open({
    agency: of,
    proposal: proposed,
    digest: digestOf(proposed),
    reference: '20260209-7F3K',
    cause: '涉嫌经营超过保质期的食品',
    handlers: [{ name: chen.name, certificate: chen.certificate }],
    sequence: 1,
    review: 'case-review',
    reasons: [],
  });
};

/** What every keeper of submissions does, in memory and in the database alike. */
export const submissionsContract = (fresh: () => Promise<Repositories>): void => {
  describe('a keeper of submissions', () => {
    it('gives back what it was given', async () => {
      const { submissions } = await fresh();
      const id = newId();
      const change = opened(id);
      expect(await submissions.ofMatter(id)).toBeUndefined();
      expect(await submissions.add(change)).toEqual({ id, version: 1 });
      expect(await submissions.ofMatter(id)).toMatchObject({ id, agency, version: 1, state: change.state });
    });

    it('opens a matter once', async () => {
      const { submissions } = await fresh();
      const id = newId();
      await submissions.add(opened(id));
      expect(await refusal(submissions.add(opened(id)))).toBe('already-exists');
    });

    it('lets the first of two writers win', async () => {
      const { submissions } = await fresh();
      const id = newId();
      await submissions.add(opened(id));
      const known = await submissions.ofMatter(id);
      if (!known) throw new Error('gone');
      const change = { state: { ...known.state, cause: '改' }, facts: [] };
      expect(await submissions.save(known, change)).toEqual({ id, version: 2 });
      expect(await refusal(submissions.save(known, change))).toBe('version.stale');
      expect((await submissions.ofMatter(id))?.state.cause).toBe('改');
    });

    it('lists one agency only, by state, newest first, page by page', async () => {
      const { submissions } = await fresh();
      const ids = [newId(), newId(), newId()];
      for (const id of ids) await submissions.add(opened(id));
      await submissions.add(opened(newId(), otherAgency));
      const first = await submissions.page({ agency, limit: 2 });
      const second = await submissions.page({ agency, limit: 2, after: first.next });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
      expect(second.next).toBeUndefined();
      expect((await submissions.page({ agency, state: 'cleared', limit: 9 })).items).toEqual([]);
      expect((await submissions.page({ agency, state: 'collecting', limit: 9 })).items).toHaveLength(3);
    });

    it('carries a review through all its states', async () => {
      const { submissions, reviewers } = await fresh();
      const desk = new Desk(submissions, reviewers);
      await desk.reviewing();
      await desk.ask();
      await desk.propose({ facts: '已补充。' });
      await desk.submit();
      await desk.opine('correct');
      await desk.countersign();
      await desk.submit(chen, [{ check: 'facts-and-evidence', answer: '已补充证据。' }]);
      await desk.accept(liu);
      await desk.opine();
      await desk.countersign();
      const { clearance, digest, rounds } = await desk.state();
      expect(clearance?.digest).toBe(digest);
      expect(rounds).toHaveLength(2);
    });
  });
};
