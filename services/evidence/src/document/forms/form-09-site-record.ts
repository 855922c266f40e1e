import { z } from 'zod';
import { inOrder, lasting, line, moment, prose } from './fields.ts';
import { defineForm } from './form.ts';
import { record, type RecordSheet } from './layout/record.ts';
import { officersText, span } from './wording.ts';

/** 现场笔录 (程序规定第二十一条、第二十八条、第二十九条). */
export const siteRecord = defineForm({
  no: 9,
  zh: '现场笔录',
  en: 'On-site record',
  fields: z
    .object({
      from: moment,
      to: moment,
      place: line,
      /** 现场负责人（在场人） */
      present: z.object({ name: line, role: line, phone: line.optional() }).optional(),
      /** 见证人; needed when the party is absent or refuses. */
      witness: line.optional(),
      recorder: line.optional(),
      /** 通知当事人到场情况 */
      notified: line,
      /** 当事人对申请回避的答复 */
      recusal: line,
      /** 现场情况 */
      findings: prose,
      /** 音像记录情况 */
      recording: prose.optional(),
      /** 当事人对笔录的意见 */
      remark: line,
    })
    .refine(inOrder, { ...lasting, path: ['to'] })
    .refine((f) => f.present ?? f.witness, { error: '当事人不在场的，应当有见证人', path: ['witness'] }),
  write: ({ agency, matter, fields }) => {
    const { party, officers } = matter;
    const names = officers.map((o) => o.name).join('、');
    const certificates = officers.map((o) => o.certificate).join('、');
    const inputs: RecordSheet = {
      agency: agency.name,
      title: '现场笔录',
      heads: [
        [['时间', span(fields.from, fields.to)]],
        [['地点', fields.place]],
        [['检查人员及执法证号', officersText(matter)]],
        [['当事人', party.name]],
        [
          ['现场负责人', fields.present?.name ?? '未到场'],
          ['职务', fields.present?.role ?? ''],
        ],
        [
          ['联系电话', fields.present?.phone ?? party.phone ?? ''],
          ['见证人', fields.witness ?? '无'],
        ],
        [['通知当事人到场情况', fields.notified]],
      ],
      turns: [
        {
          who: '',
          text: `告知事项：我们是${agency.name}的执法人员${names}，现向你出示执法证件（执法证号：${certificates}）。我们依法进行现场检查，请予以配合。依照法律规定，你有权进行陈述和申辩；认为检查人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。是否申请回避？`,
        },
        { who: '', text: `答复：${fields.recusal}` },
        { who: '', text: `现场情况：${fields.findings}` },
        ...(fields.recording ? [{ who: '' as const, text: `音像记录：${fields.recording}` }] : []),
      ],
      remark: `当事人意见：${fields.remark}`,
      signers: [
        fields.present ? '当事人' : '见证人',
        ...(fields.present && fields.witness ? ['见证人'] : []),
        ...officers.map(() => '执法人员'),
      ],
    };
    return { template: record, inputs: { ...inputs }, title: '现场笔录' };
  },
});
