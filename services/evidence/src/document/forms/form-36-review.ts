import { chineseDate, reviewOutcomes } from '@sanzhi/statute';
import { z } from 'zod';
import { day, line, opinion, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { sheet, type Sheet } from './layout/sheet.ts';
import { causeOf, officersText, signedOn } from './wording.ts';

const results = { pass: '符合', problem: '有问题', 'not-applicable': '不涉及' } as const;

/** 案件审核/法制审核表 (程序规定第四十九条至第五十五条). */
export const review = defineForm({
  no: 36,
  zh: '案件审核/法制审核表',
  en: 'Case review or legal review form',
  fields: z.object({
    kind: z.enum(['case', 'legal']),
    /** 第几轮 */
    round: z.int().min(1).max(99),
    /** 办案机构 */
    unit: line,
    receivedOn: day,
    /** 送审材料 */
    materials: prose,
    checks: z
      .array(
        z.object({
          name: line,
          result: z.enum(['pass', 'problem', 'not-applicable']),
          finding: z.string().trim().max(2000).default(''),
        }),
      )
      .min(1)
      .max(30),
    outcome: z.enum(reviewOutcomes.map(({ code }) => code)),
    reviewer: opinion,
    head: opinion.optional(),
  }),
  write: ({ agency, matter, fields }) => {
    const legal = fields.kind === 'legal';
    const title = legal ? '法制审核表' : '案件审核表';
    const inputs: Sheet = {
      agency: agency.name,
      title,
      above: [`案件编号：${matter.reference}`, `第${fields.round}轮审核`],
      rows: [
        { kind: 'pairs', pairs: [['案由', `涉嫌${causeOf(matter)}案`]] },
        {
          kind: 'pairs',
          pairs: [
            ['当事人', matter.party.name],
            ['办案机构', fields.unit],
          ],
        },
        { kind: 'pairs', pairs: [['办案人员', officersText(matter)]] },
        {
          kind: 'pairs',
          pairs: [
            ['立案日期', chineseDate(matter.openedOn)],
            ['收到日期', chineseDate(fields.receivedOn)],
          ],
        },
        { kind: 'prose', label: '送审材料', text: fields.materials },
        {
          kind: 'choice',
          label: '审核类别',
          choices: [
            { text: '案件审核', on: !legal },
            { text: '法制审核', on: legal },
          ],
        },
        {
          kind: 'checks',
          label: '审核事项',
          checks: fields.checks.map(({ name, result, finding }) => ({
            name,
            result: results[result],
            finding,
          })),
        },
        {
          kind: 'choice',
          label: '审核结论',
          choices: reviewOutcomes.map(({ code, zh }) => ({ text: zh, on: code === fields.outcome })),
        },
        {
          kind: 'prose',
          label: '审核意见\n和建议',
          text: fields.reviewer.text,
          signatures: [{ role: '审核人员', ...signedOn(fields.reviewer) }],
        },
        {
          kind: 'prose',
          label: '审核机构\n负责人意见',
          text: fields.head?.text ?? '',
          tall: true,
          signatures: [{ role: '签名', ...signedOn(fields.head) }],
        },
      ],
    };
    return { template: sheet, inputs: { ...inputs }, title };
  },
});
