import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPersonalData, redactParty, redactionRules } from './redaction.ts';

describe('the penalised party in public', () => {
  const personal = {
    name: '欧阳修远',
    citizenId: '431128199003070017',
    homeAddress: '新田县龙泉街道1号',
    phone: '13812345678',
    email: 'a@b.cn',
    bankAccount: '6222020000000000000',
  };

  it('a natural person is a surname and nothing else', () => {
    const fields = redactParty('natural-person', personal);
    expect(fields.map(({ field, shown, rule }) => [field, shown, rule])).toEqual([
      ['name', '欧阳某某', 6],
      ['citizenId', undefined, 3],
      ['homeAddress', undefined, 1],
      ['phone', undefined, 2],
      ['email', undefined, 2],
      ['bankAccount', undefined, 4],
    ]);
    const shown = JSON.stringify(fields);
    for (const secret of Object.values(personal)) expect(shown).not.toContain(secret);
  });

  it('an organisation keeps its name, its code and the name of its head, not the account', () => {
    const fields = redactParty('enterprise', {
      name: '甲公司',
      uscc: '91431128MA4QTERT39',
      legalRepresentative: '李四',
      businessAddress: '县城',
      bankAccount: '1',
    });
    expect(fields.map(({ shown }) => shown)).toEqual([
      '甲公司',
      '91431128MA4QTERT39',
      '李四',
      '县城',
      undefined,
    ]);
  });

  it('shows a home that is the place of business, and a full name where the agency does so', () => {
    const address = { homeAddress: '县城1号', businessAddress: '县城1号' };
    expect(redactParty('individual-business', address).every(({ shown }) => shown === '县城1号')).toBe(true);
    expect(redactParty('natural-person', { name: '张三' }, { fullNameOfPersons: true })[0]?.shown).toBe(
      '张三',
    );
  });

  it('has the fifteen rules', () =>
    expect(redactionRules.map(({ no }) => no)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1)));
});

describe('personal data in free text', () => {
  const found = (text: string, keep?: string[]) =>
    findPersonalData(text, keep).map(({ rule, start, end }) => [rule, text.slice(start, end)]);

  it('finds IDs, accounts, phones, mail and plates', () => {
    expect(
      found(
        '身份证431128199003070017，卡号6222 0200 0000 0000 000，电话138 1234 5678、0746-4712345，邮箱zhang.san@example.com，车湘M·12345。',
      ),
    ).toEqual([
      [3, '431128199003070017'],
      [4, '6222 0200 0000 0000 000'],
      [2, '138 1234 5678'],
      [2, '0746-4712345'],
      [2, 'zhang.san@example.com'],
      [11, '湘M·12345'],
    ]);
  });

  it('leaves codes of organisations, document numbers, sums and kept certificates alone', () => {
    expect(
      found(
        '114311280064218500，91431128MA4QTERT39，新市监处罚〔2026〕12号，罚款5000元，执法证号18110112001。',
        ['18110112001'],
      ),
    ).toEqual([]);
    expect(found('执法证号18110112001')).toEqual([[2, '18110112001']]);
  });

  it('finds a number wherever it stands in Chinese text', () => {
    const han = fc.stringMatching(/^[一-龥，。]{0,20}$/);
    fc.assert(
      fc.property(han, han, (before, after) => {
        expect(found(`${before}431128199003070017${after}`)).toContainEqual([3, '431128199003070017']);
      }),
    );
  });
});
