import { by } from '../laws.ts';
import type { MeasureKind } from '../measure.ts';
import { nationwide, type Parameter } from '../parameter.ts';
import type { Words } from '../words.ts';
import type { Operator } from './money.ts';

export const actTypes = ['penalty', 'permit', 'compulsion', 'inspection', 'other'] as const;
export type ActType = (typeof actTypes)[number];

/** Facts that people state of a case; the system cannot see them in the amounts. */
export const reviewFlags = [
  'hearing-held',
  'public-interest',
  'major-rights',
  'third-party-rights',
  'complex',
  'by-law',
  'outside-discretion',
  'unit-head-asks',
  'permit-hearing-type',
  'permit-refused-or-revoked',
  'premises-sealed-business-stopped',
  'high-value-disposal',
] as const;
export type ReviewFlag = (typeof reviewFlags)[number];

export type AmountField = 'fine' | 'confiscated-income' | 'confiscated-goods' | 'case-value';

export interface AmountCondition {
  /** Summed before they are compared. */
  fields: readonly AmountField[];
  operator: Operator;
  /** `hearing-line`: the hearing threshold in force for the party; else 分 for each line. */
  threshold: 'hearing-line' | { 'natural-person': number; organisation: number };
}

/** All conditions named must hold; within one condition any of its values does. */
export interface CatalogueRule extends Words {
  id: string;
  act: ActType;
  measures?: readonly MeasureKind[];
  amount?: AmountCondition;
  flags?: readonly ReviewFlag[];
  /** One of art. 50's cases: 处罚程序规定 art. 60 asks for collective discussion. */
  collectiveDiscussion: boolean;
}
export type CatalogueEntry = Parameter<CatalogueRule>;

const entry = (
  rule: Omit<CatalogueRule, 'collectiveDiscussion'> & { collectiveDiscussion?: boolean },
  basis: CatalogueEntry['basis'],
  from = '2021-07-15',
): CatalogueEntry => ({
  value: { collectiveDiscussion: false, ...rule },
  basis,
  region: nationwide,
  from,
});
const art50 = by('procedure', '第五十条');
const plan = (item: string) => by('plan', `（三）重大执法决定法制审核（审核范围${item}）`);

/** Catalogue of major decisions to start from; an agency adds its own entries with its region. */
export const reviewCatalogue: readonly CatalogueEntry[] = [
  entry(
    {
      id: 'public-interest',
      act: 'penalty',
      flags: ['public-interest'],
      collectiveDiscussion: true,
      zh: '涉及重大公共利益、可能造成重大社会影响',
      en: 'Major public interest or social impact',
    },
    art50,
  ),
  entry(
    {
      id: 'hearing-held',
      act: 'penalty',
      flags: ['hearing-held'],
      collectiveDiscussion: true,
      zh: '直接关系当事人或者第三人重大权益，经过听证程序',
      en: 'Major rights, and a hearing was held',
    },
    art50,
  ),
  entry(
    {
      id: 'complex',
      act: 'penalty',
      flags: ['complex'],
      collectiveDiscussion: true,
      zh: '案件情况疑难复杂、涉及多个法律关系',
      en: 'Difficult or complex, several legal relations',
    },
    art50,
  ),
  entry(
    {
      id: 'by-law',
      act: 'penalty',
      flags: ['by-law'],
      collectiveDiscussion: true,
      zh: '法律、法规规定应当进行法制审核',
      en: 'Required by law or regulation',
    },
    art50,
  ),
  entry(
    {
      id: 'major-rights',
      act: 'penalty',
      flags: ['major-rights', 'third-party-rights'],
      zh: '直接关系行政相对人或者第三人重大权益',
      en: 'Major rights of the party or a third party, even without a hearing',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'heavy-measure',
      act: 'penalty',
      measures: [
        'order-suspension',
        'order-closure',
        'bar-from-trade',
        'downgrade',
        'revoke-licence',
        'restrict-business',
      ],
      zh: '拟责令停产停业、责令关闭、限制从业、限制开展生产经营活动、降低资质等级、吊销许可证件',
      en: 'Suspension, closure, bar, restriction, downgrade or revocation',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'large-fine',
      act: 'penalty',
      amount: { fields: ['fine'], operator: '>=', threshold: 'hearing-line' },
      zh: '罚款达到听证数额',
      en: 'Fine reaches the hearing line',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'large-confiscation',
      act: 'penalty',
      amount: {
        fields: ['confiscated-income', 'confiscated-goods'],
        operator: '>=',
        threshold: 'hearing-line',
      },
      zh: '没收违法所得和非法财物合计达到听证数额',
      en: 'Confiscations together reach the hearing line',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'outside-discretion',
      act: 'penalty',
      flags: ['outside-discretion'],
      zh: '超出裁量基准减轻或者从重处罚',
      en: 'Outside the discretion standard',
    },
    by('local', '法制审核目录（裁量基准外处理）'),
  ),
  entry(
    {
      id: 'unit-head-asks',
      act: 'penalty',
      flags: ['unit-head-asks'],
      zh: '办案机构负责人认为需要法制审核',
      en: 'The head of the handling unit asks for it',
    },
    by('local', '法制审核目录（办案机构提请）'),
  ),
  entry(
    {
      id: 'permit-hearing',
      act: 'permit',
      flags: ['permit-hearing-type', 'hearing-held'],
      zh: '属于听证范围的行政许可',
      en: 'Permit of the hearing type',
    },
    plan('③'),
  ),
  entry(
    {
      id: 'permit-refusal',
      act: 'permit',
      flags: ['permit-refused-or-revoked'],
      zh: '不予许可或者撤销许可',
      en: 'Refusal or revocation of a permit',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'compulsion-premises',
      act: 'compulsion',
      flags: ['premises-sealed-business-stopped'],
      zh: '查封场所致使停产停业',
      en: 'Sealing of premises that stops the business',
    },
    plan('②'),
  ),
  entry(
    {
      id: 'compulsion-disposal',
      act: 'compulsion',
      flags: ['high-value-disposal'],
      zh: '拍卖或者处理高价值财物',
      en: 'Auction or disposal of high value',
    },
    plan('②'),
  ),
];
