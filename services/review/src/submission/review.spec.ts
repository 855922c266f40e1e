import { describe, expect, it } from '@jest/globals';
import {
  allEvents,
  clearanceGranted,
  clearanceLapsed,
  opinionGiven,
  reviewApi,
  submissionSubmitted,
} from '@sanzhi/contracts';
import { digestOf } from '@sanzhi/kernel';
import {
  agency,
  certified,
  chen,
  Desk,
  gao,
  he,
  known,
  liu,
  material,
  matter,
  otherAgency,
  passing,
  problems,
  proposal,
  refusal,
  wang,
  zhou,
} from '../../test/desk.ts';
import { submissionItem, submissionView } from './adapters/submission-view.ts';

const types = (desk: Desk) =>
  desk.submissions.events.map(({ type }) => type.replace('cn.sanzhi.review.', ''));

describe('a review from proposal to clearance', () => {
  it('goes through a finding, its answer and agreement, and says each step to the house', async () => {
    const desk = new Desk();
    await desk.reviewing();
    await desk.opine('correct', problems('facts-and-evidence', 'discretion'));
    await desk.countersign();
    expect(await desk.state()).toMatchObject({
      state: 'answering',
      rounds: [{ opinion: { outcome: 'correct' } }],
    });
    await desk.propose({ materials: [material('现场笔录'), material('补充询问笔录')] });
    await desk.submit(chen, [
      { check: 'facts-and-evidence', answer: '已补充询问笔录。' },
      { check: 'discretion', answer: '已补充裁量理由。' },
    ]);
    await desk.accept(he);
    await desk.opine('agree', passing(), he);
    await desk.countersign();

    const state = await desk.state();
    expect(state.state).toBe('cleared');
    expect(state.clearance).toMatchObject({
      digest: state.digest,
      round: 2,
      reviewer: { subject: he.subject },
    });
    expect(types(desk)).toEqual([
      'submission.opened.v1',
      'submission.submitted.v1',
      'submission.accepted.v1',
      'opinion.written.v1',
      'opinion.given.v1',
      'submission.opened.v1',
      'submission.submitted.v1',
      'submission.accepted.v1',
      'opinion.written.v1',
      'opinion.given.v1',
      'clearance.granted.v1',
    ]);
  });

  it('says only what the contracts allow, and shows itself by the contract in every state', async () => {
    const desk = new Desk();
    const views: string[] = [];
    const look = async () => {
      const kept = await desk.submissions.ofMatter(matter);
      if (!kept) throw new Error('gone');
      const on = desk.now.toISOString().slice(0, 10);
      views.push(reviewApi.getSubmission.reply.parse(submissionView(kept, on)).state);
      reviewApi.listSubmissions.reply.parse({ items: [submissionItem(kept, on)] });
    };
    await desk.register();
    for (const step of [
      () => desk.propose(),
      () => desk.submit(),
      () => desk.accept(),
      () => desk.ask(),
      () => desk.propose({ materials: [material('现场笔录'), material('送达地址确认书')] }),
      () => desk.submit(),
      () => desk.opine('other', problems('crime')),
      () => desk.countersign(gao, false),
      () => desk.opine('other', problems('crime')),
      () => desk.countersign(),
      () => desk.submit(chen, [{ check: 'crime', answer: '未达立案追诉标准。' }]),
      () => desk.accept(),
      () => desk.join(known(liu)),
      () => desk.accept(he),
      () => desk.opine('agree', passing(), he),
      () => desk.countersign(),
      () => desk.propose({ facts: '事实已变更。' }),
    ]) {
      await step();
      await look();
    }
    expect(new Set(views).size).toBe(7);
    for (const { type, data } of desk.submissions.events) {
      const contract = allEvents.find((one) => one.type === type);
      expect(contract?.data.parse(data)).toBeDefined();
    }
  });
});

describe('proposals', () => {
  it('opens no review for what needs none', async () => {
    const desk = new Desk();
    await desk.propose({ procedure: 'simple-penalty', measures: [{ kind: 'warning' }] });
    expect(await desk.submissions.ofMatter(matter)).toBeUndefined();
  });

  it("does not believe a digest that is not the proposal's", async () => {
    const desk = new Desk();
    expect(await refusal(desk.propose({}, { digest: digestOf('another') }))).toBe('proposal.digest-mismatch');
    await desk.propose();
    expect(await refusal(desk.propose({ facts: '改' }, { digest: digestOf('another') }))).toBe(
      'proposal.digest-mismatch',
    );
  });

  it('takes no proposal of another agency for a matter it knows', async () => {
    const desk = new Desk();
    await desk.propose();
    expect(await refusal(desk.propose({ facts: '改' }, { agency: otherAgency }))).toBe(
      'proposal.other-agency',
    );
  });

  it('lets no older word replace a newer one, but keeps its handlers', async () => {
    const desk = new Desk();
    await desk.propose({ facts: '新' }, { sequence: 9 });
    await desk.propose({ facts: '旧' }, { sequence: 8, handlers: [certified(chen), certified(wang)] });
    const state = await desk.state();
    expect(state.digest).toBe(digestOf(proposal({ facts: '新' })));
    expect(state.handlers.map(({ certificate }) => certificate)).toContain(wang.certificate);
  });

  it('keeps a matter in legal review once it was there', async () => {
    const desk = new Desk();
    await desk.propose({ complex: true });
    await desk.propose({ complex: false, measures: [{ kind: 'warning' }] });
    const { review, reasons } = await desk.state();
    expect(review).toBe('legal-review');
    expect(reasons.map(({ entry }) => entry)).toContain('complex');
  });

  it('ends a review under way of another proposal', async () => {
    const desk = new Desk();
    await desk.reviewing();
    await desk.opine();
    await desk.propose({ facts: '审核中途改动。' });
    expect(await desk.state()).toMatchObject({ state: 'collecting', rounds: [{}] });
    expect(await refusal(desk.countersign())).toBe('submission.wrong-state');
    await desk.submit();
    expect((await desk.state()).rounds).toHaveLength(2);
  });

  it('leaves a clearance alone when the same proposal is said again', async () => {
    const desk = new Desk();
    await desk.cleared();
    await desk.propose();
    expect((await desk.state()).state).toBe('cleared');
  });

  it('law 1: a clearance lapses with any change of what was agreed to', async () => {
    for (const change of [
      { facts: '另一事实' },
      { characterisation: '另一定性' },
      { basis: [{ law: '中华人民共和国产品质量法', article: '第三十二条' }] },
      { measures: [{ kind: 'fine' as const, amount: 1_000_001 }] },
      { discretion: '另一理由' },
      { materials: [material('另一材料')] },
    ]) {
      const desk = new Desk();
      await desk.cleared();
      const cleared = (await desk.state()).digest;
      await desk.propose(change);
      const state = await desk.state();
      expect(state.state).toBe('collecting');
      expect(state.clearance).toBeUndefined();
      expect(desk.submissions.events).toContainEqual(
        expect.objectContaining({
          type: clearanceLapsed.type,
          data: expect.objectContaining({ digest: cleared }),
        }),
      );
    }
  });
});

describe('submitting', () => {
  it('freezes materials and digest of the moment', async () => {
    const desk = new Desk();
    await desk.propose();
    await desk.submit();
    await desk.propose({ materials: [material('后来的材料')] });
    const [round] = (await desk.state()).rounds;
    expect(round?.snapshots).toEqual([
      expect.objectContaining({ snapshot: 1, digest: digestOf(proposal()), materials: proposal().materials }),
    ]);
    expect(desk.submissions.events[1]).toMatchObject({
      type: submissionSubmitted.type,
      data: { round: 1, snapshot: 1 },
    });
  });

  it('is for handlers of the matter and the head of a unit', async () => {
    const desk = new Desk();
    await desk.propose();
    expect(await refusal(desk.submit(wang))).toBe('submission.not-handler');
    expect(await refusal(desk.submit(zhou))).toBeUndefined();
  });

  it('names the findings that stand unanswered', async () => {
    const desk = new Desk();
    await desk.reviewing();
    await desk.opine('correct', problems('law', 'documents'));
    await desk.countersign();
    const answer = { check: 'law', answer: '已更正适用条款。' };
    await expect(desk.submit(chen, [answer])).rejects.toMatchObject({
      code: 'submission.findings-unanswered',
      detail: { missing: [{ zh: '执法文书是否完备、规范' }] },
    });
    expect(await refusal(desk.submit(chen, [answer, answer]))).toBe('submission.answer-unasked');
    expect(await refusal(desk.submit(chen, [answer, { check: 'party', answer: '无' }]))).toBe(
      'submission.answer-unasked',
    );
    await desk.submit(chen, [answer, { check: 'documents', answer: '已补正。' }]);
    expect((await desk.state()).rounds[1]?.answers).toHaveLength(2);
  });

  it('waits for nothing in a wrong state and says where it could be done', async () => {
    const desk = new Desk();
    await desk.reviewing();
    await expect(desk.submit()).rejects.toMatchObject({
      code: 'submission.wrong-state',
      detail: { missing: [{ zh: '待送审' }, { zh: '待补充材料' }, { zh: '待答复审核意见' }] },
    });
  });
});

it('keeps clearance and opinion in one write', async () => {
  const desk = new Desk();
  await desk.reviewing();
  await desk.opine();
  const { version } = await desk.countersign();
  expect(version).toBe((await desk.submissions.ofMatter(matter))?.version);
  const last = desk.submissions.events.slice(-2).map(({ type }) => type);
  expect(last).toEqual([opinionGiven.type, clearanceGranted.type]);
});

it('law 9: a submission of another agency is not there', async () => {
  const desk = new Desk();
  await desk.reviewing();
  for (const work of [
    () => desk.submit(chen, [], otherAgency),
    () => desk.accept(liu, otherAgency),
    () => desk.ask(liu, ['甲'], '2026-02-14', otherAgency),
    () => desk.opine('agree', passing(), liu, otherAgency),
    () => desk.countersign(gao, true, otherAgency),
  ])
    expect(await refusal(work())).toBe('not-found');
  expect((await desk.submissions.page({ agency: otherAgency, limit: 10 })).items).toEqual([]);
  expect((await desk.submissions.page({ agency, limit: 10 })).items).toHaveLength(1);
});
