import { describe, expect, it } from '@jest/globals';
import { bodyRecorded, decisionIssued } from '@sanzhi/contracts';
import { erasedWord } from '@sanzhi/statute';
import { draftOf, plan } from './drafting.ts';
import { erasePersonalData } from './erase.ts';
import { prepare, release, type IssuedDecision, type Publication } from './publication.ts';

const id = '0198c1a0-5d1e-7aaa-8bbb-000000000001';
const named = '林秋月';
const decision: IssuedDecision = {
  ...decisionIssued.sample,
  matter: id,
  party: {
    kind: 'individual-business',
    name: `${named}食品店`,
    uscc: '92431128MA7K2X9W85',
    legalRepresentative: named,
    address: '龙泉镇滨河路18号',
  },
  facts: `${named}销售过期食品`,
  measures: [{ kind: 'confiscate-goods', detail: `${named}的糕点` }],
  paragraphs: [`当事人：${named}，电话13812345678。`],
  otherPersons: ['王小二'],
};
const editor = { subject: 'e', name: '何公开' };
const approver = { subject: 'a', name: '宋核' };
const [first, last, after] = ['2026-03-05', '2029-03-05', '2029-03-06'];

const published = (): Publication => {
  const planned = plan(id, decision, bodyRecorded.sample).state;
  const manual = [{ words: named, ground: '其他' }];
  const prepared = prepare(planned, draftOf(id, { ...planned, manual }), manual, editor).state;
  if (!prepared.draft) throw new Error('no draft');
  return release(prepared, { ...prepared.draft, until: last }, approver, first).state;
};
const hidden = [named, '92431128MA7K2X9W85', '滨河路', '13812345678', '王小二'];

describe('personal data of a matter that was erased (个人信息保护法第四十七条)', () => {
  it('leaves nobody named but those who released it, once its display is over', () => {
    const before = published();
    for (const word of hidden) expect(JSON.stringify(before)).toContain(word);
    const erased = erasePersonalData(before, after);
    for (const word of hidden) expect(JSON.stringify(erased)).not.toContain(word);
    expect(erased).toMatchObject({
      state: 'published',
      editor,
      approver,
      publishedOn: first,
      decision: { number: decision.number, document: decision.document, handlers: decision.handlers },
      draft: { number: decision.number, party: erasedWord, until: last },
    });
    expect(erasePersonalData(erased, after)).toEqual(erased);
  });

  it('leaves the page as the public reads it to its last day, and only the page', () => {
    const before = published();
    const { draft, ...inside } = erasePersonalData(before, last);
    expect(draft).toEqual(before.draft);
    for (const word of hidden) expect(JSON.stringify(inside)).not.toContain(word);
  });

  it('keeps the name and code of a company', () => {
    const company = { ...decision.party, kind: 'enterprise' as const, name: '永州某食品有限公司' };
    const { decision: told } = erasePersonalData(
      { ...published(), decision: { ...decision, party: company } },
      after,
    );
    expect(told.party).toMatchObject({ name: company.name, uscc: company.uscc });
    expect(JSON.stringify(told)).not.toContain(named);
  });
});
