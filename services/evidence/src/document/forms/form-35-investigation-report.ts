import { chineseDate } from '@sanzhi/statute';
import { z } from 'zod';
import { evidence, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { letter, type Letter } from './layout/letter.ts';
import { causeOf, evidenceItems, partyRows } from './wording.ts';

/** 案件调查终结报告, its six parts in the order of 程序规定第四十八条. */
export const investigationReport = defineForm({
  no: 35,
  zh: '案件调查终结报告',
  en: 'Final investigation report',
  fields: z.object({
    /** 案件来源、调查经过 */
    course: prose,
    /** 采取行政强制措施的情况 */
    coercion: prose.optional(),
    facts: prose,
    evidence,
    /** 违法行为性质 */
    nature: prose,
    /** 处理意见及依据 */
    opinion: prose,
    /** 自由裁量的理由等其他需要说明的事项 */
    discretion: prose,
  }),
  write: ({ agency, matter, date, fields }) => {
    const title = '案件调查终结报告';
    const inputs: Letter = {
      agency: agency.name,
      title,
      number: `案件编号：${matter.reference}`,
      blocks: [
        {
          kind: 'text',
          text: `${matter.party.name}涉嫌${causeOf(matter)}一案，经本局于${chineseDate(matter.openedOn)}立案调查，现已调查终结，报告如下：`,
        },
        { kind: 'head', text: '一、当事人的基本情况' },
        {
          kind: 'text',
          text: `${partyRows(matter.party)
            .map(([l, v]) => `${l}：${v}`)
            .join('\n')}`,
        },
        { kind: 'head', text: '二、案件来源、调查经过及采取行政强制措施的情况' },
        { kind: 'text', text: `${fields.course}\n${fields.coercion ?? '本案未采取行政强制措施。'}` },
        { kind: 'head', text: '三、调查认定的事实及主要证据' },
        { kind: 'text', text: `${fields.facts}\n上述事实，有下列证据证明：` },
        { kind: 'items', items: evidenceItems(fields.evidence) },
        { kind: 'head', text: '四、违法行为性质' },
        { kind: 'text', text: fields.nature },
        { kind: 'head', text: '五、处理意见及依据' },
        { kind: 'text', text: fields.opinion },
        { kind: 'head', text: '六、自由裁量的理由等其他需要说明的事项' },
        { kind: 'text', text: fields.discretion },
      ],
      sign: {
        lines: matter.officers.map((o) => `办案人员：${o.name}（执法证号：${o.certificate}）`),
        seal: false,
        date: chineseDate(date),
      },
    };
    return { template: letter, inputs: { ...inputs }, title };
  },
});
