import { by } from './laws.ts';
import { amountOf, type Fen, type Measure, type MeasureKind } from './measure.ts';
import { inForce, nationwide, type Parameter, type Where } from './parameter.ts';
import {
  cashCollectionLimit,
  compares,
  hearingThresholds,
  simpleProcedureLimits,
  surchargeRules,
} from './parameters/money.ts';
import { partyLine, type PartyKind } from './party.ts';
import type { Basis } from './words.ts';

/** Measures that give a right to a hearing whatever the amount. */
export const hearingMeasures: readonly Parameter<readonly MeasureKind[]>[] = [
  {
    value: ['downgrade', 'revoke-licence', 'order-suspension', 'order-closure', 'bar-from-trade'],
    basis: by('penalty', '第六十三条'),
    region: nationwide,
    from: '2021-07-15',
  },
];

/** The grounds on which the party may ask for a hearing; empty when there is no such right. */
export const hearingGrounds = (measures: readonly Measure[], party: PartyKind, where: Where): Basis[] => {
  const heavy = inForce(hearingMeasures, where);
  const { value: threshold, basis } = inForce(hearingThresholds, where);
  const line = threshold.lines[partyLine(party, where)];
  const large = (...kinds: MeasureKind[]) => {
    const amount = amountOf(measures, kinds);
    return amount > 0 && compares(amount, threshold.operator, line);
  };
  return [
    ...(measures.some((measure) => heavy.value.includes(measure.kind)) ? [heavy.basis] : []),
    ...(large('fine') ? [basis] : []),
    ...(large('confiscate-income', 'confiscate-goods') ? [basis] : []),
  ];
};

/** Whether a penalty may be imposed on the spot: a warning, or a fine within the limit, nothing else. */
export const simpleProcedureAllowed = (
  measures: readonly Measure[],
  party: PartyKind,
  where: Where,
): boolean => {
  const { value: limit } = inForce(simpleProcedureLimits, where);
  return (
    measures.length > 0 &&
    measures.every((measure) => measure.kind === 'warning' || measure.kind === 'fine') &&
    compares(amountOf(measures, ['fine']), limit.operator, limit.lines[partyLine(party, where)])
  );
};

/** Whether a fine may be collected on the spot without further grounds. */
export const cashCollectionAllowed = (fine: Fen, where: Where): boolean =>
  fine <= inForce(cashCollectionLimit, where).value;

/** Surcharge for days late, days of reconsideration and litigation already taken off; never above the cap. */
export const surcharge = (fine: Fen, daysLate: number, where: Where): Fen => {
  const { percentPerDay, capPercent } = inForce(surchargeRules, where).value;
  return Math.floor((fine * Math.min(Math.max(0, daysLate) * percentPerDay, capPercent)) / 100);
};
