import { DomainError } from '@sanzhi/kernel';

/** Number of a form in the official set, 1–56. */
export type FormNumber = number;

export interface Form {
  no: FormNumber;
  zh: string;
  en: string;
  /** Short form in the document number; forms without one carry no 文书字号. Local configuration may override it. */
  kindShort?: string;
}

const f = (no: FormNumber, zh: string, en: string, kindShort?: string): Form => ({
  no,
  zh,
  en,
  ...(kindShort ? { kindShort } : {}),
});

/** 《市场监督管理行政处罚文书格式范本（2021年修订版）》. */
export const forms: readonly Form[] = [
  f(1, '案件来源登记表', 'Registration of the source of a case', '案源'),
  f(2, '指定管辖通知书', 'Notice of designated jurisdiction', '指管'),
  f(3, '案件交办通知书', 'Notice of assignment of a case', '交办'),
  f(4, '案件移送函', 'Letter of transfer of a case', '案移'),
  f(5, '涉嫌犯罪案件移送书', 'Transfer of a suspected crime', '罪移'),
  f(6, '查封/扣押物品移送告知书', 'Notice of transfer of seized items', '物移'),
  f(7, '立案/不予立案审批表', 'Approval of filing or non-filing', '立'),
  f(8, '行政处罚案件有关事项审批表', 'Approval of a matter in a penalty case'),
  f(9, '现场笔录', 'On-site record'),
  f(10, '送达地址确认书', 'Confirmation of the address for service'),
  f(11, '证据提取单', 'Evidence extraction sheet'),
  f(12, '电子数据证据提取笔录', 'Record of extraction of electronic data'),
  f(13, '询问通知书', 'Notice of inquiry', '询通'),
  f(14, '询问笔录', 'Record of inquiry'),
  f(15, '限期提供材料通知书', 'Notice to provide materials in time', '限提'),
  f(16, '协助辨认/鉴别通知书', 'Notice to assist identification', '辨认'),
  f(17, '协助调查函', 'Letter requesting assistance', '协查'),
  f(18, '协助扣押通知书', 'Notice to assist seizure', '协扣'),
  f(19, '先行登记保存证据通知书', 'Notice of registration and preservation of evidence', '登保'),
  f(20, '解除先行登记保存证据通知书', 'Notice lifting preservation of evidence', '解保'),
  f(21, '实施行政强制措施决定书', 'Decision on a compulsory measure', '强制'),
  f(22, '延长行政强制措施期限决定书', 'Decision extending a compulsory measure', '延强'),
  f(23, '解除行政强制措施决定书', 'Decision lifting a compulsory measure', '解强'),
  f(24, '场所/设施/财物清单', 'List of premises, facilities and property'),
  f(25, '封条', 'Seal strip'),
  f(26, '场所/设施/财物委托保管书', 'Entrustment of custody', '托保'),
  f(27, '先行处置物品确认书', 'Confirmation of early disposal'),
  f(28, '先行处置物品公告', 'Announcement of early disposal', '处公'),
  f(29, '抽样记录', 'Sampling record'),
  f(30, '检测/检验/检疫/鉴定委托书', 'Entrustment of testing', '检委'),
  f(31, '检测/检验/检疫/鉴定期间告知书', 'Notice of the testing period', '检期'),
  f(32, '检测/检验/检疫/鉴定结果告知书', 'Notice of the test result', '检告'),
  f(33, '责令改正通知书', 'Order to correct', '责改'),
  f(34, '责令退款通知书', 'Order to refund', '责退'),
  f(35, '案件调查终结报告', 'Final investigation report'),
  f(36, '案件审核/法制审核表', 'Case review or legal review form'),
  f(37, '行政处罚告知书', 'Notice of intended penalty', '罚告'),
  f(38, '陈述申辩笔录', 'Record of statement and defence'),
  f(39, '行政处罚听证通知书', 'Notice of hearing', '听通'),
  f(40, '听证笔录', 'Record of hearing'),
  f(41, '听证报告', 'Report on the hearing'),
  f(42, '行政处罚案件集体讨论记录', 'Record of collective discussion'),
  f(43, '行政处理决定审批表', 'Approval of the decision'),
  f(44, '当场行政处罚决定书', 'On-the-spot penalty decision', '当罚'),
  f(45, '行政处罚决定书', 'Penalty decision', '处罚'),
  f(46, '不予行政处罚决定书', 'Decision not to penalise', '不罚'),
  f(47, '延期/分期缴纳罚款通知书', 'Notice of deferred or instalment payment', '延分'),
  f(48, '行政处罚决定履行催告书', 'Demand for performance', '催告'),
  f(49, '强制执行申请书', 'Application for enforcement', '强申'),
  f(50, '送达回证', 'Proof of service'),
  f(51, '行政处罚文书送达公告', 'Announcement of service', '送公'),
  f(52, '涉案物品处理记录', 'Record of disposal of items'),
  f(53, '结案审批表', 'Approval of closing'),
  f(54, '卷宗封面', 'Volume cover'),
  f(55, '卷内文件目录', 'List of contents'),
  f(56, '卷内备考表', 'Volume remarks'),
];

const byNumber = new Map(forms.map((form) => [form.no, form]));

export const isForm = (no: number): boolean => byNumber.has(no);

export const formOf = (no: FormNumber): Form => {
  const form = byNumber.get(no);
  if (form) return form;
  throw new DomainError(
    'statute.unknown-form',
    { zh: `没有第${no}号文书`, en: `There is no form ${no}` },
    { kind: 'invalid', field: 'form' },
  );
};
