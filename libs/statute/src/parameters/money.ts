import { by } from '../laws.ts';
import type { Fen } from '../measure.ts';
import { nationwide, type Parameter } from '../parameter.ts';
import type { PartyLine } from '../party.ts';

const yuan = (n: number): Fen => n * 100;

/** 以上 and 以下 include the number itself (处罚程序规定 art. 84); `>` and `<` only where a text says 超过 or 不满. */
export type Operator = '>=' | '>' | '<=' | '<';

export const compares = (left: number, operator: Operator, right: number): boolean =>
  ({ '>=': left >= right, '>': left > right, '<=': left <= right, '<': left < right })[operator];

export interface AmountLine {
  operator: Operator;
  lines: Record<PartyLine, Fen>;
}

/** Larger fines and confiscations that give a right to a hearing. Confiscated income and goods are summed. */
export const hearingThresholds: readonly Parameter<AmountLine>[] = [
  {
    value: { operator: '>=', lines: { 'natural-person': yuan(10_000), organisation: yuan(100_000) } },
    basis: by('hearing', '第五条'),
    region: nationwide,
    from: '2019-04-01',
  },
  {
    value: { operator: '>=', lines: { 'natural-person': yuan(1_000), organisation: yuan(20_000) } },
    basis: by('hearing', '第五条（湖南省标准，待本机关确认是否现行有效）'),
    region: '430000',
    from: '2019-04-01',
    unconfirmed: true,
  },
];

/** Fines that may be imposed on the spot. */
export const simpleProcedureLimits: readonly Parameter<AmountLine>[] = [
  {
    value: { operator: '<=', lines: { 'natural-person': yuan(200), organisation: yuan(3_000) } },
    basis: by('penalty', '第五十一条'),
    region: nationwide,
    from: '2021-07-15',
  },
];

/** Fines that may be collected on the spot whatever the circumstances. */
export const cashCollectionLimit: readonly Parameter<Fen>[] = [
  { value: yuan(100), basis: by('penalty', '第六十八条'), region: nationwide, from: '2021-07-15' },
];

/** Lower fines (较低数额罚款) that are displayed for the short term; provinces set them. */
export const lowerFineLines: readonly Parameter<AmountLine>[] = [
  {
    value: { operator: '<', lines: { 'natural-person': yuan(10_000), organisation: yuan(100_000) } },
    basis: by('local', '较低数额罚款标准（参照听证数额，待省级标准公布后替换）'),
    region: nationwide,
    from: '2021-09-01',
  },
];

export interface Surcharge {
  /** Of the fine, for each day late. */
  percentPerDay: number;
  /** Never more than this part of the fine. */
  capPercent: number;
}

/** 加处罚款; it does not accrue while reconsideration or litigation is pending (行政处罚法 art. 73). */
export const surchargeRules: readonly Parameter<Surcharge>[] = [
  {
    value: { percentPerDay: 3, capPercent: 100 },
    basis: by('penalty', '第七十二条'),
    region: nationwide,
    from: '2021-07-15',
  },
];
