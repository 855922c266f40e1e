import { describe, expect, it } from '@jest/globals';
import { clearanceGranted, opinionGiven, opinionReturned } from '@sanzhi/contracts';
import { reviewChecks } from '@sanzhi/statute';
import {
  certified,
  chen,
  Desk,
  fang,
  gao,
  he,
  known,
  li,
  liu,
  material,
  matter,
  passing,
  problems,
  refusal,
} from '../../test/desk.ts';

const reviewed = async () => {
  const desk = new Desk();
  await desk.reviewing();
  return desk;
};

describe('an opinion', () => {
  it('gives every check its result', async () => {
    const desk = await reviewed();
    await expect(desk.opine('agree', passing().slice(1))).rejects.toMatchObject({
      code: 'opinion.checks-missing',
      detail: { kind: 'invalid', field: 'checks', missing: [{ zh: reviewChecks[0].zh }] },
    });
    expect(await refusal(desk.opine('agree', [...passing(), { check: 'mood', result: 'pass' }]))).toBe(
      'opinion.unknown-check',
    );
    expect(await refusal(desk.opine('agree', [...passing(), { check: 'law', result: 'pass' }]))).toBe(
      'opinion.check-twice',
    );
  });

  it('says for each problem what was found and what is asked', async () => {
    const desk = await reviewed();
    const without = (field: 'finding' | 'request') =>
      problems('powers').map(({ [field]: _, ...check }) => check);
    await expect(desk.opine('correct', without('finding'))).rejects.toMatchObject({
      code: 'opinion.finding-missing',
      detail: { field: 'checks.1.finding' },
    });
    await expect(desk.opine('correct', without('request'))).rejects.toMatchObject({
      code: 'opinion.request-missing',
      detail: { field: 'checks.1.request' },
    });
  });

  it('agrees only when no problem is open, and corrects only what it names', async () => {
    const desk = await reviewed();
    expect(await refusal(desk.opine('agree', problems('crime')))).toBe('opinion.open-problems');
    const nothing = passing().map((check) => ({ ...check, result: 'not-applicable' as const }));
    expect(await refusal(desk.opine('agree', nothing))).toBe('opinion.nothing-reviewed');
    expect(await refusal(desk.opine('correct', passing()))).toBe('opinion.no-problem');
    expect(await refusal(desk.opine('investigate', passing()))).toBe('opinion.no-problem');
    expect(await refusal(desk.opine('other', passing()))).toBeUndefined();
  });

  it('is given by the reviewer who took the submission', async () => {
    const desk = await reviewed();
    expect(await refusal(desk.opine('agree', passing(), he))).toBe('review.not-the-reviewer');
  });

  it('law 1: agrees to nothing that was not submitted', async () => {
    const desk = await reviewed();
    await desk.ask();
    await desk.propose({ materials: [material('未送审的材料')] });
    desk.on('2026-02-15');
    await desk.opine('investigate');
    await desk.countersign(gao, false);
    expect(await refusal(desk.opine('agree'))).toBe('opinion.proposal-not-submitted');
  });
});

describe('the countersignature', () => {
  const written = async (outcome: 'agree' | 'correct' = 'agree') => {
    const desk = await reviewed();
    await desk.opine(outcome);
    return desk;
  };

  it("law 7: is not the reviewer's own, by token, by certificate, or by the register", async () => {
    const desk = await written();
    expect(await refusal(desk.countersign({ ...liu, roles: ['review-head'] }))).toBe('opinion.own-opinion');
    expect(await refusal(desk.countersign({ ...gao, certificate: liu.certificate }))).toBe(
      'opinion.own-opinion',
    );
    await desk.record({ ...fang, certificate: liu.certificate }, {});
    expect(await refusal(desk.countersign(fang))).toBe('opinion.own-opinion');
  });

  it("law 7: is no handler's", async () => {
    const desk = await written();
    await desk.join(certified(gao));
    expect(await refusal(desk.countersign())).toBe('review.own-case');
    expect(await refusal(desk.countersign({ ...chen, roles: ['review-head'] }))).toBe('review.own-case');
    await desk.record({ ...fang, certificate: li.certificate }, {});
    expect(await refusal(desk.countersign(fang))).toBe('review.own-case');
  });

  it('makes agreement a clearance of the very proposal, for the one matter, by both signatures', async () => {
    const desk = await written();
    await desk.countersign();
    const { clearance, digest } = await desk.state();
    expect(JSON.parse(clearance?.token ?? '')).toEqual({
      iss: 'sanzhi-review',
      sub: matter,
      agency: '114311280064218500',
      digest,
      round: 1,
      reviewer: known(liu),
      head: known(gao),
      iat: Math.floor(desk.now.getTime() / 1000),
      jti: clearance?.id,
    });
    expect(await refusal(desk.countersign())).toBe('submission.wrong-state');
  });

  it('makes anything else a demand for answers, without a clearance', async () => {
    const desk = await written('correct');
    await desk.countersign();
    expect(await desk.state()).toMatchObject({ state: 'answering' });
    expect(desk.submissions.events.at(-1)).toMatchObject({
      type: opinionGiven.type,
      data: { outcome: 'correct' },
    });
  });

  it('gives the opinion back to the reviewer when the head does not agree', async () => {
    const desk = await written();
    await desk.countersign(gao, false);
    expect(await desk.state()).toMatchObject({ state: 'reviewing' });
    const types = desk.submissions.events.map(({ type }) => type);
    expect(types).toContain(opinionReturned.type);
    expect(types).not.toContain(clearanceGranted.type);
  });

  it('saves nothing when the clearance cannot be signed', async () => {
    const broken = { sign: () => Promise.reject(new Error('no key')) };
    const desk = new Desk(undefined, undefined, broken);
    await desk.reviewing();
    await desk.opine();
    await expect(desk.countersign()).rejects.toThrow('no key');
    expect((await desk.state()).state).toBe('countersigning');
  });
});
