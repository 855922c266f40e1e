import type { Words } from './words.ts';

/** Kinds of penalty, 行政处罚法 art. 9, in its order. */
export const measureKinds = [
  'warning',
  'public-criticism',
  'fine',
  'confiscate-income',
  'confiscate-goods',
  'suspend-licence',
  'downgrade',
  'revoke-licence',
  'restrict-business',
  'order-suspension',
  'order-closure',
  'bar-from-trade',
  'detention',
  'other',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const measureNames: Record<MeasureKind, Words> = {
  warning: { zh: '警告', en: 'Warning' },
  'public-criticism': { zh: '通报批评', en: 'Public criticism' },
  fine: { zh: '罚款', en: 'Fine' },
  'confiscate-income': { zh: '没收违法所得', en: 'Confiscation of unlawful income' },
  'confiscate-goods': { zh: '没收非法财物', en: 'Confiscation of unlawful goods' },
  'suspend-licence': { zh: '暂扣许可证件', en: 'Suspension of a licence' },
  downgrade: { zh: '降低资质等级', en: 'Downgrading of qualification' },
  'revoke-licence': { zh: '吊销许可证件', en: 'Revocation of a licence' },
  'restrict-business': { zh: '限制开展生产经营活动', en: 'Restriction of business' },
  'order-suspension': { zh: '责令停产停业', en: 'Order to suspend business' },
  'order-closure': { zh: '责令关闭', en: 'Order to close' },
  'bar-from-trade': { zh: '限制从业', en: 'Bar from the trade' },
  detention: { zh: '行政拘留', en: 'Administrative detention' },
  other: { zh: '其他行政处罚', en: 'Other penalty' },
};

/** Integer 分. Money is never a fraction inside the house. */
export type Fen = number;

export interface Measure {
  kind: MeasureKind;
  /** Fine, income or value of goods. */
  amount?: Fen;
  /** Name and number of the licence suspended or revoked. */
  licence?: string;
  /** Last day of a restriction or bar. */
  until?: string;
  /** What is ordered, in words; obligatory for `other`. */
  detail?: string;
}

/** Sum of the amounts of these kinds. */
export const amountOf = (measures: readonly Measure[], kinds: readonly MeasureKind[]): Fen =>
  measures.reduce((sum, measure) => sum + (kinds.includes(measure.kind) ? (measure.amount ?? 0) : 0), 0);
