import { by } from '../laws.ts';
import { nationwide, type Parameter } from '../parameter.ts';

export interface Surcharge {
  /** Of the fine, for each day of delay; the sum never exceeds the fine itself. */
  percentPerDay: number;
}

/** 加处罚款: a fine not paid in time grows by this much a day. */
export const surchargeRules: readonly Parameter<Surcharge>[] = [
  {
    value: { percentPerDay: 3 },
    basis: by('penalty', '第七十二条第一款第一项'),
    region: nationwide,
    from: '2021-07-15',
  },
];
