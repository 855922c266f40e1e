import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact, type RedactionTask } from './redact.ts';

const task: RedactionTask = {
  person: { name: '欧阳建国', address: '新田县龙泉镇解放路3号' },
  others: ['王小明', '李四'],
  keep: ['陈立新', '18110028001', '林秋月'],
  manual: [{ words: '秘制酱料配方', ground: '商业秘密' }],
};
const shown = (text: string) => redact(text, '正文', task).text;

describe('redaction', () => {
  it('shows a penalised person by surname and leaves the home address out', () => {
    expect(shown('当事人欧阳建国，住新田县龙泉镇解放路3号。')).toBe('当事人欧阳某某，住（略）。');
  });
  it('names other persons by surname only', () => {
    expect(shown('证人王小明称，李四在场。')).toBe('证人王某称，李某在场。');
  });
  it('takes out identity numbers, phones and accounts', () => {
    expect(shown('身份证431128199003070017，电话13812345678，账号6222 0202 0001 2345 678。')).toBe(
      '身份证（略），电话（略），账号（略）。',
    );
  });
  it('keeps officers, their certificates and the operator', () => {
    const text = '执法人员陈立新（18110028001）；经营者林秋月。';
    expect(shown(text)).toBe(text);
  });
  it('takes out what the editor names and says on what ground', () => {
    expect(redact('使用秘制酱料配方。', '第1段', task).redactions).toEqual([
      { rule: 'manual', where: '第1段', original: '秘制酱料配方', shown: '（略）', ground: '商业秘密' },
    ]);
  });
});

it('law 5: nothing that is to be hidden is left, wherever it stands and however often', () => {
  const secrets = [
    '欧阳建国',
    '新田县龙泉镇解放路3号',
    '王小明',
    '李四',
    '431128199003070017',
    '13812345678',
    '秘制酱料配方',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...secrets, ...task.keep, '，', '。'),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[0-9A-Za-z]/g, '文')),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      // A space keeps two numbers from growing into a third that is neither.
      const text = pieces.join(' ');
      const { text: out, redactions } = redact(text, '正文', task);
      expect(secrets.filter((secret) => out.includes(secret))).toEqual([]);
      expect(redactions.length).toBe(pieces.filter((one) => secrets.includes(one)).length);
    }),
    { numRuns: 500 },
  );
});
