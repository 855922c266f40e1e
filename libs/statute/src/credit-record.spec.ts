import { describe, expect, it } from '@jest/globals';
import { checkCreditRecord, toCreditRecord, type CreditPenalty } from './credit-record.ts';
import { creditFields } from './credit-fields.ts';

const penalty = (more: Partial<CreditPenalty> = {}): CreditPenalty => ({
  party: {
    kind: 'enterprise',
    name: '新田县某某食品有限公司',
    uscc: '91431128MA4QTERT39',
    legalRepresentative: '李四',
  },
  decisionNumber: '新市监处罚〔2026〕12号',
  violation: '经营超过保质期的食品',
  facts: '当事人经营超过保质期的食品3袋。',
  basis: '《中华人民共和国食品安全法》第一百二十四条',
  measures: [
    { kind: 'fine', amount: 200_000 },
    { kind: 'confiscate-income', amount: 1_234 },
    { kind: 'confiscate-goods', amount: 5_001 },
  ],
  decisionDate: '2026-04-28',
  displayUntil: '2027-04-28',
  agency: { name: '新田县市场监督管理局', uscc: '114311280064218500' },
  ...more,
});
const faults = (more: Partial<CreditPenalty>) =>
  checkCreditRecord(toCreditRecord(penalty(more))).map(({ code, rule }) => `${code} ${rule}`);

describe('the penalty record of double publicity', () => {
  it('has the 30 fields in order', () => {
    const record = toCreditRecord(penalty());
    expect(Object.keys(record)).toEqual(creditFields.map(({ code }) => code));
    expect(creditFields).toHaveLength(30);
    expect(checkCreditRecord(record)).toEqual([]);
  });

  it('gives amounts in 万元 with six decimals and dates with slashes (pitfall 8)', () => {
    expect(toCreditRecord(penalty())).toMatchObject({
      CF_NR_FK: '0.200000',
      CF_NR_WFFF: '0.006235',
      CF_CFLB: '罚款;没收违法所得;没收非法财物',
      CF_NR: '罚款2000元；没收违法所得12.34元；没收非法财物50.01元',
      CF_JDRQ: '2026/04/28',
      CF_YXQ: '2099/12/31',
      CF_NR_ZKDX: '',
    });
  });

  it('uses the placeholder for an individual business without a code, then asks for the registration number (pitfall 9)', () => {
    const party = { kind: 'individual-business', name: '某某副食店', legalRepresentative: '王五' } as const;
    expect(toCreditRecord(penalty({ party })).CF_XDR_SHXYM).toBe('00000000000000000X');
    expect(faults({ party })).toEqual(['CF_XDR_GSZC required']);
    expect(faults({ party: { ...party, registrationNumber: '431128600012345' } })).toEqual([]);
    expect(
      faults({
        party: { kind: 'enterprise', name: '甲', legalRepresentative: '乙', uscc: '00000000000000000X' },
      }),
    ).toEqual(['CF_XDR_SHXYM uscc.placeholder', 'CF_XDR_GSZC required']);
  });

  it('asks a natural person for an ID with a real date, and no code', () => {
    const party = { kind: 'natural-person', name: '张三', idNumber: '431128199003070017' } as const;
    expect(faults({ party })).toEqual([]);
    expect(toCreditRecord(penalty({ party }))).toMatchObject({
      CF_XDR_SHXYM: '',
      CF_FRDB: '',
      CF_XDR_ZJLX: '身份证',
    });
    expect(faults({ party: { ...party, idNumber: '431128198502290036' } })).toEqual([
      'CF_XDR_ZJHM citizen-id.date',
    ]);
    expect(faults({ party: { kind: 'natural-person', name: '张三' } })).toEqual(['CF_XDR_ZJHM required']);
  });

  it('names each missing and each overlong field', () => {
    expect(faults({ violation: '', facts: '事'.repeat(5001) })).toEqual(['CF_WFXW required', 'CF_SY length']);
    expect(faults({ measures: [{ kind: 'suspend-licence' }] })).toEqual(['CF_NR_ZKDX required']);
    expect(faults({ measures: [] })).toEqual(['CF_CFLB required', 'CF_NR required']);
    expect(
      checkCreditRecord({ ...toCreditRecord(penalty()), CF_JDRQ: '2026/02/30', CF_NR_FK: '2000' }).map(
        (f) => f.rule,
      ),
    ).toEqual(['wanyuan', 'date']);
  });

  it('never marks ID numbers as shown', () => {
    expect(creditFields.filter(({ shown }) => !shown).map(({ code }) => code)).toEqual([
      'CF_FR_ZJHM',
      'CF_XDR_ZJHM',
    ]);
  });
});
