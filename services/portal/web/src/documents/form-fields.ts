import { demanded } from '../ui/demanded.ts';
import type { FieldSpec } from '../ui/field-spec.ts';
import { evidenceList, opinionGroup } from './common-fields.ts';

const line = demanded('line');
const text = demanded('text');
const time = demanded('time');
const optional = { required: false };

const siteRecord: FieldSpec[] = [
  time('from', '检查开始时间', 'From', { basis: '《市场监督管理行政处罚程序规定》第二十八条' }),
  time('to', '检查结束时间', 'To'),
  line('place', '地点', 'Place'),
  line('notified', '通知当事人到场情况', 'How the party was called', {
    hint: { zh: '如：已通知，当事人到场', en: 'Such as: called and present' },
  }),
  {
    name: 'present',
    kind: 'group',
    label: { zh: '现场负责人（在场人）', en: 'Person in charge at the site' },
    of: [
      line('name', '姓名', 'Name', optional),
      line('role', '职务', 'Position', optional),
      line('phone', '电话', 'Phone', optional),
    ],
  },
  line('witness', '见证人', 'Witness', {
    ...optional,
    hint: {
      zh: '当事人不在场或者拒绝签名的，应当有见证人',
      en: 'Needed when the party is absent or refuses to sign',
    },
    basis: '《市场监督管理行政处罚程序规定》第二十九条',
  }),
  line('recorder', '记录人', 'Recorder', optional),
  line('recusal', '当事人对申请回避的答复', 'Answer on recusal', {
    hint: { zh: '如：听清楚了，不申请回避', en: 'Such as: understood, no recusal asked for' },
  }),
  text('findings', '现场情况', 'What was found', { rows: 6 }),
  text('recording', '音像记录情况', 'Audio-video record', { ...optional, rows: 1 }),
  line('remark', '当事人对笔录的意见', "The party's remark"),
];

const inquiry: FieldSpec[] = [
  time('from', '询问开始时间', 'From'),
  time('to', '询问结束时间', 'To'),
  line('place', '询问地点', 'Place'),
  { name: 'session', kind: 'number', required: true, label: { zh: '第几次询问', en: 'Session no.' } },
  line('recorder', '记录人', 'Recorder'),
  {
    name: 'person',
    kind: 'group',
    label: { zh: '被询问人', en: 'Person questioned' },
    of: [
      line('name', '姓名', 'Name'),
      {
        name: 'sex',
        kind: 'choice',
        required: true,
        label: { zh: '性别', en: 'Sex' },
        options: ['男', '女'].map((value) => ({ value, label: value })),
      },
      line('citizenId', '公民身份号码', 'Citizen ID', { ...optional, upper: true, max: 18 }),
      line('work', '工作单位及职务', 'Work and position'),
      line('address', '住址', 'Address'),
      line('phone', '电话', 'Phone', optional),
    ],
  },
  line('recusal', '被询问人对申请回避的答复', 'Answer on recusal'),
  {
    name: 'talk',
    kind: 'list',
    label: { zh: '问答', en: 'Questions and answers' },
    row: { zh: '增加一问一答', en: 'Add a question' },
    of: [text('question', '问', 'Question', { rows: 2 }), text('answer', '答', 'Answer', { rows: 2 })],
  },
  line('remark', '被询问人对笔录的意见', 'Remark of the person questioned'),
];

const caseFiling: FieldSpec[] = [
  {
    name: 'decision',
    kind: 'choice',
    required: true,
    label: { zh: '审批事项', en: 'Decision' },
    options: [
      { value: 'file', label: '立案 File' },
      { value: 'no-file', label: '不予立案 Do not file' },
    ],
    basis: '《市场监督管理行政处罚程序规定》第十九条、第二十条',
  },
  line('source', '案件来源', 'Source'),
  {
    name: 'foundOn',
    kind: 'date',
    required: true,
    label: { zh: '发现线索或者收到材料的日期', en: 'Clue found or received on' },
    basis: '《市场监督管理行政处罚程序规定》第十八条',
  },
  text('findings', '核查情况', 'What was verified'),
  text('reason', '立案（不予立案）理由及依据', 'Reason and basis'),
  opinionGroup('unitHead', '办案机构负责人意见', 'Head of unit'),
  opinionGroup('leader', '机关负责人意见', 'Leader'),
  text('remark', '备注', 'Remark', { ...optional, rows: 1 }),
];

const investigationReport: FieldSpec[] = [
  text('course', '案件来源、调查经过', 'Source and course of the investigation', {
    basis: '《市场监督管理行政处罚程序规定》第四十八条',
  }),
  text('coercion', '采取行政强制措施的情况', 'Compulsory measures taken', {
    ...optional,
    rows: 1,
    hint: { zh: '未采取的不填', en: 'Leave empty if there were none' },
  }),
  text('facts', '调查认定的事实', 'Facts found', { rows: 5 }),
  evidenceList,
  text('nature', '违法行为性质', 'Nature of the act'),
  text('opinion', '处理意见及依据', 'Proposal and basis'),
  text('discretion', '自由裁量的理由等其他需要说明的事项', 'Grounds of discretion and other matters'),
];

export const noticeFields: readonly FieldSpec[] = [
  evidenceList,
  {
    name: 'hearing',
    kind: 'yes',
    label: { zh: '拟作出的处罚属于听证范围', en: 'The penalty is within the scope of a hearing' },
    basis: '《行政处罚法》第六十三条',
  },
  line('contact', '联系人', 'Contact'),
  line('phone', '联系电话', 'Phone'),
];

export const decisionFields: readonly FieldSpec[] = [
  text('course', '案件来源、调查经过', 'Source and course of the investigation', {
    basis: '《行政处罚法》第五十九条',
  }),
  evidenceList,
  text('adoption', '对陈述、申辩意见的复核及采纳情况、理由', 'Answer to the statement and defence', {
    ...optional,
    hint: { zh: '当事人提出意见的必须填写', en: 'Needed when the party spoke' },
    basis: '《行政处罚法》第四十五条',
  }),
  text('correction', '责令改正等一并作出的要求', 'Orders to correct, given at the same time', {
    ...optional,
    rows: 2,
  }),
  {
    name: 'payment',
    kind: 'group',
    label: { zh: '罚没款缴纳', en: 'Payment' },
    hint: { zh: '有罚款或者没收违法所得的必须填写', en: 'Needed when money is to be paid' },
    of: [
      line('bank', '代收机构（银行）', 'Bank', optional),
      line('payee', '户名', 'Payee', optional),
      line('account', '账号', 'Account', optional),
    ],
  },
];

/** What is typed for each form that is made by hand, in the form's own order. */
export const formFields: Readonly<Record<number, readonly FieldSpec[]>> = {
  7: caseFiling,
  9: siteRecord,
  14: inquiry,
  35: investigationReport,
};
