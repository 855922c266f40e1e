import { describe, expect, it } from '@jest/globals';
import { clearanceLapsed, submissionReleased } from '@sanzhi/contracts';
import {
  certified,
  chen,
  Desk,
  gao,
  he,
  known,
  li,
  liu,
  material,
  matter,
  otherAgency,
  refusal,
  zhou,
} from '../../test/desk.ts';
import { submissionItem } from './adapters/submission-view.ts';

describe('accepting', () => {
  const submitted = async () => {
    const desk = new Desk();
    await desk.register();
    await desk.propose({ complex: true });
    await desk.submit();
    return desk;
  };

  it('tells by when the opinion is due: ten working days from submission, holidays left out', async () => {
    const desk = await submitted();
    await desk.accept();
    expect(desk.submissions.events.at(-1)).toMatchObject({ data: { round: 1, dueOn: '2026-02-28' } });
  });

  it('is for registered reviewers in service', async () => {
    const desk = await submitted();
    expect(await refusal(desk.accept({ ...liu, subject: 's-nobody' }))).toBe('reviewer.not-registered');
    await desk.record(liu, { active: false });
    expect(await refusal(desk.accept())).toBe('reviewer.not-registered');
    expect(await refusal(desk.accept(liu, otherAgency))).toBe('not-found');
  });

  it('law 7: no handler reviews, known by token, by certificate, or by the register', async () => {
    for (const handler of [
      { subject: liu.subject, name: '甲' },
      { name: '甲', certificate: liu.certificate as string },
    ]) {
      const desk = await submitted();
      await desk.join(handler);
      expect(await refusal(desk.accept())).toBe('review.own-case');
    }
    const desk = await submitted();
    const { certificate: _, ...withoutCertificate } = liu;
    await desk.join(certified(liu));
    expect(await refusal(desk.accept(withoutCertificate))).toBe('review.own-case');
  });

  it('law 7: a former handler stays one', async () => {
    const desk = await submitted();
    await desk.join(known(liu));
    await desk.propose({ facts: '换人之后。' }, { handlers: [certified(chen), certified(li)] });
    await desk.submit();
    expect(await refusal(desk.accept())).toBe('review.own-case');
  });

  it('law 7: who proposed or submitted is of the handling side', async () => {
    const desk = await submitted();
    const both = { ...zhou, unit: 'legal', roles: ['unit-head', 'reviewer'] };
    await desk.record(both, {});
    await desk.propose({ facts: '周国强提出。' }, { proposer: known(zhou) });
    await desk.submit();
    expect(await refusal(desk.accept(both))).toBe('review.own-case');
  });

  it('law 7: a legal review is done outside the handling unit, and no head of it reviews at all', async () => {
    const inside = { ...liu, unit: 'enforcement-1' };
    const legal = await submitted();
    expect(await refusal(legal.accept(inside))).toBe('review.own-unit');
    const desk = new Desk();
    await desk.register();
    await desk.propose({ measures: [{ kind: 'warning' }] });
    await desk.submit();
    expect((await desk.state()).review).toBe('case-review');
    expect(await refusal(desk.accept({ ...inside, roles: ['reviewer', 'unit-head'] }))).toBe(
      'review.own-unit',
    );
    expect(await refusal(desk.accept(inside))).toBeUndefined();
  });

  it('law 7: a reviewer who becomes a handler leaves the review', async () => {
    const desk = await submitted();
    await desk.accept();
    await desk.opine();
    await desk.join(certified(liu));
    expect(await desk.state()).toMatchObject({ state: 'submitted' });
    expect((await desk.state()).reviewer).toBeUndefined();
    expect(desk.submissions.events.at(-1)?.type).toBe(submissionReleased.type);
    await desk.accept(he);
    expect(await refusal(desk.countersign())).toBe('submission.wrong-state');
  });

  it('law 7: a clearance lapses when who signed it becomes a handler', async () => {
    for (const signer of [liu, gao]) {
      const desk = new Desk();
      await desk.cleared();
      await desk.join(certified(signer));
      expect((await desk.state()).clearance).toBeUndefined();
      expect(desk.submissions.events.at(-1)?.type).toBe(clearanceLapsed.type);
    }
  });
});

describe('supplements', () => {
  it('stop the clock until the handling unit submits again in the same round', async () => {
    const desk = new Desk();
    await desk.reviewing();
    desk.on('2026-02-10');
    await desk.ask();
    expect(await desk.state()).toMatchObject({ state: 'supplementing' });
    desk.on('2026-02-12');
    const view = async () => {
      const kept = await desk.submissions.ofMatter(matter);
      return kept && submissionItem(kept, desk.now.toISOString().slice(0, 10)).clock;
    };
    expect(await view()).toMatchObject({ paused: true });
    expect(await refusal(desk.submit())).toBe('submission.nothing-supplemented');
    await desk.propose({ materials: [material('现场笔录'), material('送达地址确认书')] });
    await desk.submit();
    const state = await desk.state();
    expect(state).toMatchObject({ state: 'reviewing', reviewer: { subject: liu.subject } });
    expect(state.rounds).toHaveLength(1);
    expect(state.rounds[0]?.snapshots.map(({ snapshot }) => snapshot)).toEqual([1, 2]);
    expect(await view()).toMatchObject({ paused: false, due: '2026-03-03' });
  });

  it('are asked for by the reviewer, with a day that is still to come', async () => {
    const desk = new Desk();
    await desk.reviewing();
    expect(await refusal(desk.ask(he))).toBe('review.not-the-reviewer');
    expect(await refusal(desk.ask(liu, ['甲'], '2026-02-09'))).toBe('supplement.due-date');
  });

  it('that never come end in an opinion other than agreement, once their day is over', async () => {
    const desk = new Desk();
    await desk.reviewing();
    await desk.ask();
    expect(await refusal(desk.opine('investigate'))).toBe('opinion.supplements-awaited');
    desk.on('2026-02-15');
    expect(await refusal(desk.opine('agree'))).toBe('opinion.supplements-awaited');
    await desk.opine('investigate');
    await desk.countersign();
    expect((await desk.state()).state).toBe('answering');
  });
});
