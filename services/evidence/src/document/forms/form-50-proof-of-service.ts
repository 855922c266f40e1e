import { chineseDate, laws } from '@sanzhi/statute';
import { z } from 'zod';
import { line, moment, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { sheet, type Sheet } from './layout/sheet.ts';
import { causeOf, chineseMoment } from './wording.ts';

const methods = {
  direct: '直接送达',
  retention: '留置送达',
  post: '邮寄送达',
  entrusted: '委托送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const;

/** 送达回证 (程序规定第八十一条、第八十二条; 行政处罚信息公示规定第八条). */
export const proofOfService = defineForm({
  no: 50,
  zh: '送达回证',
  en: 'Proof of service',
  fields: z.object({
    /** 送达文书名称 */
    document: line,
    /** 送达文书字号 */
    number: line.optional(),
    method: z.enum(['direct', 'retention', 'post', 'entrusted', 'electronic', 'announcement']),
    servedAt: moment,
    place: line,
    /** 收件人 */
    recipient: line,
    /** 收件人与受送达人的关系 */
    relation: line.optional(),
    /** 见证人; needed for 留置送达. */
    witness: line.optional(),
    /** 送达的是行政处罚决定书: the receipt then shows that the party was told of publication in writing. */
    decision: z.boolean(),
    note: prose.optional(),
  }),
  write: ({ agency, matter, date, fields }) => {
    const told = fields.decision
      ? `送达行政处罚决定书时，已依照《${laws.publicity.zh}》书面告知受送达人：${agency.name}将依法向社会公示本行政处罚决定信息。`
      : '';
    const inputs: Sheet = {
      agency: agency.name,
      title: '送达回证',
      above: [`案件编号：${matter.reference}`, `填发日期：${chineseDate(date)}`],
      rows: [
        { kind: 'pairs', pairs: [['案由', `涉嫌${causeOf(matter)}案`]] },
        { kind: 'pairs', pairs: [['送达文书\n名称及文号', `《${fields.document}》${fields.number ?? ''}`]] },
        { kind: 'pairs', pairs: [['受送达人', matter.party.name]] },
        {
          kind: 'pairs',
          pairs: [
            ['送达时间', chineseMoment(fields.servedAt)],
            ['送达地点', fields.place],
          ],
        },
        {
          kind: 'choice',
          label: '送达方式',
          choices: Object.entries(methods).map(([code, text]) => ({ text, on: code === fields.method })),
        },
        {
          kind: 'prose',
          label: '收件人',
          text: `${fields.recipient}${fields.relation ? `（${fields.relation}）` : ''}`,
          signatures: [{ role: '收件人（签名或者盖章）' }],
        },
        {
          kind: 'prose',
          label: '送达人',
          text: matter.officers.map((o) => `${o.name}（执法证号：${o.certificate}）`).join('\n'),
          signatures: matter.officers.map(() => ({ role: '送达人（签名）' })),
        },
        {
          kind: 'prose',
          label: '见证人',
          text: fields.witness ?? '',
          signatures: [{ role: '见证人（签名或者盖章）' }],
        },
        { kind: 'prose', label: '备注', text: [told, fields.note ?? ''].filter(Boolean).join('\n') },
      ],
    };
    return { template: sheet, inputs: { ...inputs }, title: '送达回证' };
  },
});
