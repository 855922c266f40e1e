import { chineseDate } from '@sanzhi/statute';
import { z } from 'zod';
import { day, line, opinion, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { sheet, type Sheet } from './layout/sheet.ts';
import { causeOf, partyRows, signedOn } from './wording.ts';

/** 立案/不予立案审批表 (程序规定第十八条至第二十条). */
export const caseFiling = defineForm({
  no: 7,
  zh: '立案/不予立案审批表',
  en: 'Approval of filing or non-filing',
  fields: z.object({
    decision: z.enum(['file', 'no-file']),
    /** 案件来源 */
    source: line,
    /** 发现线索或者收到材料的日期: the 15 working days run from it. */
    foundOn: day,
    /** 核查情况 */
    findings: prose,
    /** 立案（不予立案）理由及依据 */
    reason: prose,
    unitHead: opinion.optional(),
    leader: opinion.optional(),
    remark: prose.optional(),
  }),
  write: ({ agency, matter, date, fields }) => {
    const filing = fields.decision === 'file';
    const inputs: Sheet = {
      agency: agency.name,
      title: filing ? '立案审批表' : '不予立案审批表',
      above: [`案件编号：${matter.reference}`, `填表日期：${chineseDate(date)}`],
      rows: [
        { kind: 'pairs', pairs: [['案由', `涉嫌${causeOf(matter)}案`]] },
        {
          kind: 'pairs',
          pairs: [
            ['案件来源', fields.source],
            ['发现日期', chineseDate(fields.foundOn)],
          ],
        },
        {
          kind: 'prose',
          label: '当事人\n基本情况',
          text: partyRows(matter.party)
            .map(([label, value]) => `${label}：${value}`)
            .join('\n'),
        },
        { kind: 'prose', label: '核查情况', text: fields.findings },
        {
          kind: 'prose',
          label: filing ? '立案理由\n及依据' : '不予立案\n理由及依据',
          text: `${fields.reason}\n建议${filing ? '立案调查' : '不予立案'}。`,
          signatures: matter.officers.map((o) => ({
            role: '经办人',
            name: `${o.name}（${o.certificate}）`,
            date: chineseDate(date),
          })),
        },
        {
          kind: 'prose',
          label: '办案机构\n负责人意见',
          text: fields.unitHead?.text ?? '',
          tall: true,
          signatures: [{ role: '签名', ...signedOn(fields.unitHead) }],
        },
        {
          kind: 'prose',
          label: '市场监督\n管理部门\n负责人意见',
          text: fields.leader?.text ?? '',
          tall: true,
          signatures: [{ role: '签名', ...signedOn(fields.leader) }],
        },
        { kind: 'prose', label: '备注', text: fields.remark ?? '' },
      ],
    };
    return { template: sheet, inputs: { ...inputs }, title: inputs.title };
  },
});
