import { by } from './laws.ts';
import type { Basis, Words } from './words.ts';

export interface ReviewCheck {
  code: string;
  zh: string;
  en: string;
  basis: Basis;
}

const check = <C extends string>(code: C, zh: string, en: string, basis: Basis) => ({ code, zh, en, basis });
const art53 = by('procedure', '第五十三条');
const planned = by('plan', '（三）重大执法决定法制审核（审核内容）');

/** The plan's checks and those of 处罚程序规定 art. 53, as one list. */
export const reviewChecks = [
  check(
    'body-and-officers',
    '执法主体是否合法，执法人员是否具备资格',
    'Body lawful, officers qualified',
    planned,
  ),
  check('powers', '是否具有管辖权，有无超越法定职权', 'Jurisdiction; within statutory powers', art53),
  check('party', '当事人的基本情况是否清楚', "Party's identity clear", art53),
  check(
    'facts-and-evidence',
    '事实是否清楚，证据是否合法充分',
    'Facts clear, evidence lawful and sufficient',
    art53,
  ),
  check('characterisation', '定性是否准确', 'Characterisation right', art53),
  check('law', '适用依据是否正确', 'Law rightly applied', art53),
  check(
    'discretion',
    '处理是否适当，裁量基准运用是否适当',
    'Measure appropriate, discretion standard rightly used',
    art53,
  ),
  check('procedure', '程序是否合法，期限是否符合规定', 'Procedure lawful, time limits kept', art53),
  check('documents', '执法文书是否完备、规范', 'Documents complete and standard', planned),
  check('crime', '违法行为是否涉嫌犯罪需要移送', 'Suspected crime to be transferred', planned),
] as const satisfies readonly ReviewCheck[];
export type ReviewCheckCode = (typeof reviewChecks)[number]['code'];

export const findingVerdicts = ['pass', 'problem', 'not-applicable'] as const;
export type FindingVerdict = (typeof findingVerdicts)[number];

/** 处罚程序规定 art. 54. Only agreement opens the way to a decision. */
export const reviewOutcomes = [
  { code: 'agree', zh: '同意', en: 'Agree' },
  { code: 'correct', zh: '建议纠正', en: 'Correct' },
  { code: 'investigate', zh: '建议补充调查', en: 'Investigate further' },
  { code: 'other', zh: '其他意见', en: 'Other opinion' },
] as const satisfies readonly (Words & { code: string })[];
export type ReviewOutcomeCode = (typeof reviewOutcomes)[number]['code'];

export interface ReviewMaterial extends Words {
  code: string;
  /** `always` must be in every submission; the others where the fact behind them exists. */
  required: 'always' | 'if-any';
}

const material = <C extends string>(code: C, zh: string, en: string, required: 'always' | 'if-any') => ({
  code,
  zh,
  en,
  required,
});

/** What a submission holds. */
export const reviewMaterials = [
  material('submission-letter', '送审函', 'Submission letter', 'if-any'),
  material('investigation-report', '案件调查终结报告', 'Final investigation report', 'always'),
  material('draft-decision', '拟作出的决定及理由', 'Draft decision and reasons', 'always'),
  material('evidence', '全部证据及目录', 'All evidence with index', 'always'),
  material('discretion-note', '裁量说明', 'Note on discretion', 'always'),
  material('statement', '陈述申辩及答复', 'Statement, defence and reply', 'if-any'),
  material('hearing', '听证笔录和听证报告', 'Hearing record and report', 'if-any'),
  material('test-results', '检测检验鉴定结果及告知', 'Test results and notices', 'if-any'),
  material('service-receipts', '送达回证', 'Proofs of service', 'if-any'),
  material('certificates', '执法人员证件信息', "Officers' certificates", 'always'),
  material('recording-index', '音像记录目录', 'Index of recordings', 'always'),
  material('risk-note', '社会风险说明', 'Note on social risk', 'if-any'),
  material(
    'earlier-opinions',
    '此前审核意见及逐项答复',
    'Earlier opinions and answers to each finding',
    'if-any',
  ),
  material('truth-declaration', '真实性、准确性、完整性承诺', "Handler's declaration of truth", 'always'),
] as const satisfies readonly ReviewMaterial[];
export type ReviewMaterialCode = (typeof reviewMaterials)[number]['code'];
