import { z } from 'zod';
import { inOrder, lasting, line, moment, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { record, type RecordSheet } from './layout/record.ts';
import { causeOf, officersText, span } from './wording.ts';

/** 询问笔录 (程序规定第二十一条、第二十九条): each person is questioned alone and confirms every page. */
export const inquiry = defineForm({
  no: 14,
  zh: '询问笔录',
  en: 'Record of inquiry',
  fields: z
    .object({
      from: moment,
      to: moment,
      place: line,
      /** 第几次询问 */
      session: z.int().min(1).max(99),
      recorder: line,
      person: z.object({
        name: line,
        sex: z.enum(['男', '女']),
        citizenId: z.string().length(18).optional(),
        /** 工作单位及职务 */
        work: line,
        address: line,
        phone: line.optional(),
      }),
      /** 被询问人对申请回避的答复 */
      recusal: line,
      talk: z
        .array(z.object({ question: prose, answer: prose }))
        .min(1)
        .max(500),
      remark: line,
    })
    .refine(inOrder, { ...lasting, path: ['to'] }),
  write: ({ agency, matter, fields }) => {
    const { person } = fields;
    const names = matter.officers.map((o) => o.name).join('、');
    const certificates = matter.officers.map((o) => o.certificate).join('、');
    const inputs: RecordSheet = {
      agency: agency.name,
      title: '询问笔录',
      heads: [
        [['询问时间', span(fields.from, fields.to)]],
        [
          ['询问地点', fields.place],
          ['询问次数', `第${fields.session}次`],
        ],
        [['询问人及执法证号', officersText(matter)]],
        [
          ['记录人', fields.recorder],
          ['被询问人', person.name],
        ],
        [
          ['性别', person.sex],
          ['联系电话', person.phone ?? ''],
        ],
        [['公民身份号码', person.citizenId ?? '']],
        [['工作单位及职务', person.work]],
        [['住址', person.address]],
      ],
      turns: [
        {
          who: 'Q',
          text: `我们是${agency.name}的执法人员${names}，这是我们的执法证件（执法证号：${certificates}），请你过目。我们依法就${matter.party.name}涉嫌${causeOf(matter)}一案向你进行询问调查。你应当如实回答询问，并协助调查，不得拒绝、阻碍；依照法律规定，你有权进行陈述和申辩；认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。你听清楚了吗？是否申请回避？`,
        },
        { who: 'A', text: fields.recusal },
        ...fields.talk.flatMap(({ question, answer }) => [
          { who: 'Q' as const, text: question },
          { who: 'A' as const, text: answer },
        ]),
      ],
      remark: `被询问人意见：${fields.remark}`,
      signers: ['被询问人', ...matter.officers.map(() => '执法人员'), '记录人'],
    };
    return { template: record, inputs: { ...inputs }, title: '询问笔录' };
  },
});
