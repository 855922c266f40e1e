import { describe, expect, it } from '@jest/globals';
import { bodyRecorded, decisionIssued } from '@sanzhi/contracts';
import { draftOf, plan } from './drafting.ts';
import {
  prepare,
  release,
  returnDraft,
  withdraw,
  type IssuedDecision,
  type Publication,
} from './publication.ts';

const id = '0198c1a0-5d1e-7aaa-8bbb-000000000001';
const decision: IssuedDecision = { ...decisionIssued.sample, matter: id };
const body = bodyRecorded.sample;
const editor = { subject: 'e', name: '何公开' };
const approver = { subject: 'a', name: '宋核' };
const on = '2026-03-05';

const planned = (change: Partial<IssuedDecision> = {}): Publication =>
  plan(id, { ...decision, ...change }, body).state;
const prepared = (): Publication => {
  const publication = planned();
  return prepare(publication, draftOf(id, publication), [], editor).state;
};
const publishedDraft = (publication: Publication) => {
  if (!publication.draft) throw new Error('no draft');
  return publication.draft;
};

describe('the plan', () => {
  it('runs the clocks of seven and of twenty working days side by side, from the decision', () => {
    expect(planned().channels.map(({ channel, due }) => [channel, due])).toEqual([
      ['portal', '2026-03-11'],
      ['credit-china', '2026-03-11'],
      ['necips', '2026-03-30'],
    ]);
  });
  it('leaves a lone warning out and says why', () => {
    const publication = planned({ measures: [{ kind: 'warning' }] });
    expect([publication.state, publication.exclusion?.rule]).toEqual(['excluded', 'warning-only']);
  });
  it('does not publish a minor', () => {
    expect(planned({ minor: true }).state).toBe('excluded');
  });
  it('writes amounts to the credit record in 万元 with six decimals', () => {
    expect(planned().credit?.CF_NR_FK).toBe('1.000000');
    expect(planned().creditFaults).toEqual([]);
  });
});

describe('law 5: a natural person', () => {
  const person = { kind: 'natural-person', name: '欧阳建国', address: '新田县龙泉镇解放路3号' } as const;
  it('is nowhere in the draft or the credit record by full name or address', () => {
    const publication = planned({
      party: person,
      facts: '欧阳建国在新田县龙泉镇解放路3号销售。',
      paragraphs: ['当事人：欧阳建国，住址：新田县龙泉镇解放路3号，电话13812345678。'],
      measures: [{ kind: 'fine', amount: 1000, detail: '对欧阳建国罚款' }],
    });
    const outside = JSON.stringify([publication.draft, publication.credit]);
    expect(outside).not.toContain('建国');
    expect(outside).not.toContain('解放路');
    expect(outside).not.toContain('13812345678');
    expect(outside).toContain('欧阳某某');
  });
});

describe('law 7: two people', () => {
  it('release: the editor is refused, another person is not', () => {
    const publication = prepared();
    expect(() => release(publication, publishedDraft(publication), editor, on)).toThrow(
      'publication.same-person',
    );
    expect(release(publication, publishedDraft(publication), approver, on).state).toMatchObject({
      state: 'published',
      publishedOn: on,
    });
  });
  it('release: a handler of the matter is refused, by certificate too', () => {
    const publication = prepared();
    const handler = { subject: 'other-account', name: '陈立新', certificate: '18110028001' };
    expect(() => release(publication, publishedDraft(publication), handler, on)).toThrow(
      'publication.handler-releases',
    );
  });
});

describe('the states', () => {
  it('nothing unprepared is released, nothing unpublished is withdrawn', () => {
    const publication = planned();
    expect(() => release(publication, publishedDraft(publication), approver, on)).toThrow(
      'publication.not-prepared',
    );
    expect(() =>
      withdraw(publication, { ground: 'revoked', reason: '复议撤销' }, approver, { at: '', on }),
    ).toThrow('publication.not-published');
  });
  it('a returned draft is prepared again, and the reason is gone then', () => {
    const returned = returnDraft(prepared(), '姓名未处理', approver).state;
    expect(returned).toMatchObject({ state: 'planned', returned: { reason: '姓名未处理' } });
    expect(prepare(returned, draftOf(id, returned), [], editor).state.returned).toBeUndefined();
  });
});
