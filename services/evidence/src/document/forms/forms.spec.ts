import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formOf } from '@sanzhi/statute';
import { stopTypesetting, typeset } from '@sanzhi/typesetting';
import { type FormData, formNumbers, type FormNo, forms } from './index.ts';
import { sample } from './sample.contract.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stopTypesetting();
});

const pdfOf = async (no: FormNo, data: FormData) => {
  const path = join(folder, `${no}.pdf`);
  writeFileSync(
    path,
    await typeset({ ...forms[no].render(data), at: new Date(`${data.date}T00:00:00+08:00`) }),
  );
  return path;
};
/** The words on the pages, without the breaks that the page made and without page numbers. */
const textOf = async (no: FormNo, data: FormData = sample(no)) =>
  execFileSync('pdftotext', [await pdfOf(no, data), '-'], { encoding: 'utf8' })
    .replace(/\s/g, '')
    .replace(/—\d+—/g, '');
const withFields = (no: FormNo, change: Record<string, unknown>): FormData => ({
  ...sample(no),
  fields: { ...(sample(no).fields as Record<string, unknown>), ...change },
});
const withMatter = (no: FormNo, change: Partial<FormData['matter']>): FormData => ({
  ...sample(no),
  matter: { ...sample(no).matter, ...change },
});

describe.each([...formNumbers])('form %i', (no) => {
  test('bears the name and the number kind of the official set', () => {
    expect(forms[no].no).toBe(no);
    expect(forms[no].zh).toBe(formOf(no).zh);
    if (forms[no].numbered) expect(forms[no].numbered).toBe(formOf(no).kindShort);
  });

  test('is a file of PDF/A with agency, case and both officers’ certificates where officers act', async () => {
    const text = await textOf(no);
    expect(text).toContain('新田县市场监督管理局');
    if (no !== 9 && no !== 14) expect(text).toContain('新市监案〔2026〕7号');
    if (no !== 37 && no !== 45) {
      for (const said of ['李建国', '18110128001', '王晓芳', '18110128002']) expect(text).toContain(said);
    }
  });

  test('uses Chinese dates and brackets only', async () => {
    const text = await textOf(no);
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|\[\d{4}\]|\(\d{4}\)/);
    expect(text).toMatch(/2026年\d{1,2}月\d{1,2}日/);
  });

  test('names the field that is missing', () => {
    const [first] = Object.keys(sample(no).fields as Record<string, unknown>);
    const data = withFields(no, { [first ?? '']: undefined });
    expect(() => forms[no].render(data)).toThrow(
      expect.objectContaining({
        code: 'document.fields-invalid',
        detail: { kind: 'invalid', field: `fields.${first}` },
      }),
    );
  });

  test('prints what looks like markup as it was typed', async () => {
    const hostile = '#panic()$*_]\\#read("/etc/passwd")';
    const data = withMatter(no, { party: { ...sample(no).matter.party, name: hostile } });
    expect(await textOf(no, data)).toContain(hostile);
  });
});

describe('the notice (37)', () => {
  test('gives five working days, the grounds, the intended penalty in figures and capitals, and says it will be published', async () => {
    const text = await textOf(37);
    expect(text).toContain('新市监罚告〔2026〕8号');
    expect(text).toContain('自收到本告知书之日起五个工作日内');
    expect(text).toContain('罚款人民币5000元（大写：伍仟元整）');
    expect(text).toContain('违反了《中华人民共和国食品安全法》第三十四条第十项的规定');
    expect(text).toContain('向社会公示行政处罚信息');
    expect(text).not.toContain('听证');
  });
  test('tells of the hearing where there is a right to one', async () => {
    expect(await textOf(37, withFields(37, { hearing: true }))).toContain('或者要求举行听证');
  });
  test('does not go out without a number or a reviewed proposal', () => {
    const { number: _, ...unnumbered } = sample(37);
    expect(() => forms[37].render(unnumbered)).toThrow(
      expect.objectContaining({ code: 'document.matter-incomplete' }),
    );
    expect(() => forms[37].render(withMatter(37, { proposal: undefined }))).toThrow(
      expect.objectContaining({ code: 'document.matter-incomplete' }),
    );
  });
  test('calls a person 你 and an organisation 你单位', async () => {
    const party = {
      kind: 'natural-person',
      name: '何丽华',
      address: '新田县',
      citizenId: '431128199003070017',
    } as const;
    const text = await textOf(37, withMatter(37, { party }));
    expect(text).toContain('由本局立案调查的你涉嫌');
    expect(text).not.toContain('你单位');
  });
});

describe('the decision (45)', () => {
  test('holds what the law asks, in its order', async () => {
    const text = await textOf(45);
    const parts = [
      '新田县市场监督管理局行政处罚决定书新市监处罚〔2026〕12号',
      '当事人：新田县龙泉街道佳惠食品店统一社会信用代码：92431128MA7K2X9W85',
      '经查明，2026年1月9日',
      '上述事实，有下列证据证明：1．现场笔录1份',
      '2026年2月2日，本局向当事人送达《行政处罚告知书》（新市监罚告〔2026〕8号）',
      '当事人提出以下陈述、申辩意见：',
      '经复核，当事人主动下架',
      '本局认为，当事人的上述行为，构成经营超过保质期的食品的违法行为',
      '依据《中华人民共和国食品安全法》第一百二十四条第一款第五项',
      '1．没收违法所得人民币20元（大写：贰拾元整）；',
      '3．罚款人民币5000元（大写：伍仟元整）。',
      '自收到本行政处罚决定书之日起十五日内，将罚没款缴至中国农业银行新田县支行',
      '每日按罚款数额的百分之三加处罚款',
      '六十日内，向新田县人民政府申请行政复议',
      '六个月内，依法向新田县人民法院提起行政诉讼',
      '将依法向社会公示本行政处罚决定信息',
      '新田县市场监督管理局（印章）2026年2月9日',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(parts.filter((_, i) => places[i] === -1)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
  test('answers a defence or is not made', () => {
    expect(() => forms[45].render(withFields(45, { adoption: undefined }))).toThrow('defence');
  });
  test('tells silence from waiver', async () => {
    expect(await textOf(45, withMatter(45, { statement: undefined }))).toContain(
      '当事人在法定期限内未提出陈述、申辩意见',
    );
    const statement = { waived: true, hearingRequested: false };
    expect(await textOf(45, withMatter(45, { statement }))).toContain('当事人明确表示放弃陈述、申辩权利');
  });
  test('asks for no money where none is due, and for a way to pay where it is', async () => {
    const proposal = { ...sample(45).matter.proposal!, measures: [{ kind: 'warning' as const }] };
    const free = { ...withFields(45, { payment: undefined }), matter: { ...sample(45).matter, proposal } };
    const text = await textOf(45, free);
    expect(text).toContain('1．警告。');
    expect(text).not.toContain('加处罚款');
    expect(() => forms[45].render(withFields(45, { payment: undefined }))).toThrow(
      'how the money is to be paid',
    );
  });
});

test('every page of a record is signed by all who were there', async () => {
  const path = await pdfOf(14, sample(14));
  const pages = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).split('\f').filter(Boolean);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    expect(page).toContain('被询问人（签名）');
    expect(page.match(/执法人员（签名）/g)?.length).toBeGreaterThanOrEqual(2);
  }
});

test('a record that ends before it begins, or that nobody but officers saw, is refused', () => {
  expect(() => forms[9].render(withFields(9, { to: '2026-01-09T09:30:00+08:00' }))).toThrow('结束时间');
  expect(() => forms[9].render(withFields(9, { present: undefined, witness: undefined }))).toThrow('见证人');
});

test('the receipt of a decision shows that publication was told in writing', async () => {
  const told = '书面告知受送达人：新田县市场监督管理局将依法向社会公示';
  expect(await textOf(50)).toContain(told);
  expect(await textOf(50, withFields(50, { decision: false }))).not.toContain(told);
});

test('no signature stands on a page without text', async () => {
  for (const no of [35, 37, 45] as const) {
    for (let extra = 0; extra < 24; extra++) {
      const data = withFields(no, no === 35 ? { facts: '事实。\n'.repeat(extra + 1) } : {});
      const proposal = { ...data.matter.proposal!, facts: '事实。\n'.repeat(extra + 1) };
      const path = await pdfOf(no, { ...data, matter: { ...data.matter, proposal } });
      const pages = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).split('\f').filter(Boolean);
      const last = pages.at(-1)?.replace(/\s/g, '') ?? '';
      expect(last.search(no === 35 ? '办案人员：李' : '新田县市场监督管理局（印章）')).toBeGreaterThan(8);
    }
  }
});
