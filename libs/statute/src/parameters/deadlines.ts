import { by } from '../laws.ts';
import { nationwide, type Parameter } from '../parameter.ts';
import type { Words } from '../words.ts';

export type LimitUnit = 'working-day' | 'calendar-day' | 'month';
/** What may stop the clock; each limit names those the law recognises for it. Time spent in review is never one of them. */
export type PauseReason =
  | 'supplement'
  | 'suspension'
  | 'hearing'
  | 'announcement'
  | 'testing'
  | 'rights-holder-identification'
  | 'ordered-refund';
export type ExtensionApprover = 'leader' | 'collective';

export interface AllowedExtension {
  /** Most that may be added; absent: as much as is reasonable, as approved. */
  days?: number;
  by: ExtensionApprover;
}

export interface Limit {
  days: number;
  unit: LimitUnit;
  pausedBy?: readonly PauseReason[];
  /** In the order they may be granted. */
  extensions?: readonly AllowedExtension[];
  /** What happens to a last day that is off: moved behind the statutory holiday, behind any day of rest, or not at all. */
  roll?: 'statutory-holiday' | 'rest-day';
}

export interface DeadlineRule extends Words {
  rules: readonly Parameter<Limit>[];
}

const from2021 = '2021-07-15';
const caseTime: readonly PauseReason[] = [
  'suspension',
  'hearing',
  'announcement',
  'testing',
  'rights-holder-identification',
  'ordered-refund',
];

const rule = (
  value: Limit,
  basis: Parameter<Limit>['basis'],
  from: string,
  to?: string,
): Parameter<Limit> => ({ value, basis, region: nationwide, from, ...(to ? { to } : {}) });
const wd = (days: number, more: Partial<Limit> = {}): Limit => ({ days, unit: 'working-day', ...more });
const cd = (days: number, more: Partial<Limit> = {}): Limit => ({ days, unit: 'calendar-day', ...more });
const rolled = { roll: 'statutory-holiday' } as const;
const limit = (zh: string, en: string, ...rules: Parameter<Limit>[]): DeadlineRule => ({ zh, en, rules });

const penaltyDeadlines = {
  'clue-verification': limit(
    '线索核查',
    'Verification of a clue',
    rule(
      wd(15, { pausedBy: ['testing'], extensions: [{ days: 15, by: 'leader' }] }),
      by('procedure', '第十八条'),
      from2021,
    ),
  ),
  'penalty-overall': limit(
    '作出处罚决定',
    'Decision in an ordinary case',
    rule(
      cd(90, {
        pausedBy: caseTime,
        extensions: [{ days: 30, by: 'leader' }, { by: 'collective' }],
        ...rolled,
      }),
      by('procedure', '第六十四条'),
      from2021,
    ),
  ),
  'legal-review': limit(
    '审核',
    'Review',
    rule(
      wd(10, { pausedBy: ['supplement'], extensions: [{ by: 'leader' }] }),
      by('procedure', '第五十五条'),
      from2021,
    ),
  ),
  statement: limit('陈述申辩', 'Statement and defence', rule(wd(5), by('procedure', '第五十七条'), from2021)),
  'hearing-request': limit(
    '要求听证',
    'Request for a hearing',
    rule(wd(5), by('penalty', '第六十四条'), from2021),
  ),
  'hearing-notice': limit(
    '听证通知',
    'Notice of hearing',
    rule(wd(7), by('penalty', '第六十四条'), from2021),
  ),
  service: limit('送达', 'Service', rule(wd(7), by('penalty', '第六十一条'), from2021)),
  'service-announcement': limit(
    '公告送达',
    'Service by announcement',
    rule(cd(60, rolled), by('procedure', '第八十二条'), from2021, '2022-10-31'),
    rule(cd(30, rolled), by('procedure', '第八十二条（2022年修正）'), '2022-11-01'),
  ),
  payment: limit(
    '缴纳罚款',
    'Payment of the fine',
    rule(cd(15, rolled), by('penalty', '第六十七条'), from2021),
  ),
  preservation: limit(
    '先行登记保存处理',
    'Handling of preserved evidence',
    rule(wd(7), by('penalty', '第五十六条'), from2021),
  ),
  seizure: limit(
    '查封扣押',
    'Seizure',
    rule(
      cd(30, { pausedBy: ['testing'], extensions: [{ days: 30, by: 'leader' }] }),
      by('compulsion', '第二十五条'),
      '2012-01-01',
    ),
  ),
  demand: limit(
    '履行催告',
    'Demand for performance',
    rule(wd(10), by('compulsion', '第五十四条、第六十九条'), '2012-01-01'),
  ),
  'court-application': limit(
    '申请强制执行',
    'Application to the court',
    rule({ days: 3, unit: 'month' }, by('compulsion', '第五十三条'), '2012-01-01'),
  ),
  'case-closing': limit('结案', 'Closing', rule(wd(15), by('procedure', '第七十七条'), from2021)),
  archive: limit('归档', 'Archiving', rule(cd(30, rolled), by('local', '归档期限'), from2021)),
  'simple-filing': limit(
    '当场处罚报备',
    'Filing of on-the-spot penalties',
    rule(wd(7), by('procedure', '第七十条'), from2021),
  ),
  'cash-handover': limit(
    '当场收缴罚款交至机关',
    'Cash handed in',
    rule(wd(2), by('penalty', '第七十一条'), from2021),
  ),
  'cash-banking': limit('罚款缴付银行', 'Cash banked', rule(wd(2), by('penalty', '第七十一条'), from2021)),
  assistance: limit(
    '协助调查答复',
    'Reply to a request for assistance',
    rule(wd(15), by('procedure', '第四十五条'), from2021),
  ),
  jurisdiction: limit(
    '管辖争议',
    'Dispute about jurisdiction',
    rule(wd(7), by('procedure', '第十三条、第十六条'), from2021),
  ),
  'crime-transfer': limit(
    '移送涉嫌犯罪案件决定',
    'Decision on transfer of a crime',
    rule(cd(3), by('crimeTransfer', '第五条'), '2001-07-09'),
  ),
  reconsideration: limit(
    '申请行政复议',
    'Application for reconsideration',
    rule(cd(60, rolled), by('reconsideration', '第二十条'), '2024-01-01'),
  ),
  litigation: limit(
    '提起行政诉讼',
    'Administrative suit',
    rule({ days: 6, unit: 'month', ...rolled }, by('litigation', '第四十六条'), '2015-05-01'),
  ),
} satisfies Record<string, DeadlineRule>;

const publicityDeadlines = {
  'double-publicity': limit(
    '双公示',
    'Double publicity',
    rule(wd(7), by('doublePublicity', '第二部分'), '2018-07-01'),
  ),
  necips: limit(
    '国家企业信用信息公示系统公示',
    'Enterprise publicity system',
    rule(wd(20), by('publicity', '第十条'), '2021-09-01'),
  ),
  'necips-other-province-push': limit(
    '异地处罚信息推送',
    'Push to another province',
    rule(wd(10), by('publicity', '第十一条'), '2021-09-01'),
  ),
  'necips-other-province-show': limit(
    '异地处罚信息公示',
    'Display by another province',
    rule(wd(10), by('publicity', '第十一条'), '2021-09-01'),
  ),
  'portal-general': limit(
    '执法信息公开',
    'General publication',
    rule(wd(20), by('openness', '第二十六条'), '2019-05-15'),
  ),
  withdrawal: limit('撤回公示', 'Withdrawal', rule(wd(3), by('penalty', '第四十八条、第八十五条'), from2021)),
  correction: limit('更正公示信息', 'Correction', rule(wd(3), by('local', '公示信息更正期限'), from2021)),
  'objection-reply': limit(
    '异议答复',
    'Reply to an objection',
    rule(wd(5), by('local', '公示异议答复期限'), from2021),
  ),
  'credit-repair': limit(
    '信用修复决定',
    'Decision on credit repair',
    rule(wd(15), by('local', '2021年信用修复办理期限'), '2021-09-01', '2025-12-24'),
    rule(wd(7), by('creditRepairMarket', '办理期限'), '2025-12-25'),
  ),
} satisfies Record<string, DeadlineRule>;

const otherDeadlines = {
  'permit-acceptance': limit(
    '许可受理与补正告知',
    'Acceptance of an application',
    rule(wd(5), by('permit', '第三十二条'), '2004-07-01'),
  ),
  'permit-decision': limit(
    '许可决定',
    'Permit decision',
    rule(
      wd(20, { pausedBy: ['hearing', 'testing'], extensions: [{ days: 10, by: 'leader' }] }),
      by('permit', '第四十二条、第四十五条'),
      '2004-07-01',
    ),
  ),
  'permit-joint-decision': limit(
    '联合办理许可决定',
    'Joint permit decision',
    rule(
      wd(45, { pausedBy: ['hearing', 'testing'], extensions: [{ days: 15, by: 'leader' }] }),
      by('permit', '第四十二条'),
      '2004-07-01',
    ),
  ),
  'permit-hearing': limit(
    '组织许可听证',
    'Holding a permit hearing',
    rule(wd(20), by('permit', '第四十七条'), '2004-07-01'),
  ),
  'permit-issue': limit(
    '颁发许可证件',
    'Issue of the licence',
    rule(wd(10), by('permit', '第四十四条'), '2004-07-01'),
  ),
  'permit-publicity': limit(
    '许可公示',
    'Publicity of permits',
    rule(wd(7), by('doublePublicity', '第二部分'), '2018-07-01'),
  ),
  'inspection-publication': limit(
    '检查结果公示',
    'Publicity of inspection results',
    rule(wd(20), by('openness', '第二十六条'), '2019-05-15'),
  ),
} satisfies Record<string, DeadlineRule>;

export const deadlineRules = { ...penaltyDeadlines, ...publicityDeadlines, ...otherDeadlines };
export type DeadlineName = keyof typeof deadlineRules;

/** An emergency measure is reported and approved within this many hours (行政强制法 19; 处罚程序规定 34, 36). */
export const emergencyApprovalHours: readonly Parameter<number>[] = [
  { value: 24, basis: by('compulsion', '第十九条'), region: nationwide, from: '2012-01-01' },
];
