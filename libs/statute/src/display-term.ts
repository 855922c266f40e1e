import { plusMonths } from './calendar.ts';
import { amountOf, type Measure } from './measure.ts';
import { inForce, type CivilDate, type Where } from './parameter.ts';
import { displayRegimes, type DisplayRegime, type DisplayTier } from './parameters/display-tiers.ts';
import { compares, lowerFineLines } from './parameters/money.ts';
import { partyLine, type PartyKind } from './party.ts';
import type { Basis } from './words.ts';

export interface DisplayTerm {
  tier: DisplayTier;
  shown: boolean;
  countFrom: 'decision' | 'publication';
  /** First day on which credit repair may end the display. */
  repairFrom?: CivilDate;
  /** Last day of display. */
  until: CivilDate;
  basis: Basis;
}

export interface DisplayQuestion {
  measures: readonly Measure[];
  party: PartyKind;
  decisionDate: CivilDate;
  /** Day of publication, or the day it is due while it has not happened. */
  publishedOn: CivilDate;
  region?: string;
}

/** How long a decision is shown, by the regime in force on its date; a longer restriction is shown as long as it lasts. */
export const displayTerm = (question: DisplayQuestion): DisplayTerm => {
  const where = { on: question.decisionDate, ...(question.region ? { region: question.region } : {}) };
  const { value: regime, basis } = inForce(displayRegimes, where);
  const tier = tierOf(regime, question, where);
  const term = regime.terms[tier];
  const start = regime.countFrom === 'decision' ? question.decisionDate : question.publishedOn;
  const restrictions = question.measures.flatMap((measure) =>
    regime.seriousMeasures.includes(measure.kind) && measure.until ? [measure.until] : [],
  );
  return {
    tier,
    shown: term.shown,
    countFrom: regime.countFrom,
    ...(term.repairAllowed ? { repairFrom: plusMonths(start, term.minMonths) } : {}),
    until: [plusMonths(start, term.maxMonths), ...restrictions].reduce((a, b) => (a > b ? a : b)),
    basis,
  };
};

const tierOf = (regime: DisplayRegime, { measures, party }: DisplayQuestion, where: Where): DisplayTier => {
  if (measures.some(({ kind }) => regime.seriousMeasures.includes(kind))) return 'serious';
  const rest = measures.filter(({ kind }) => kind !== 'warning' && !regime.minorMeasures.includes(kind));
  if (rest.length === 0) return 'minor';
  if (!regime.lowerFineIsMinor || rest.some(({ kind }) => kind !== 'fine')) return 'general';
  const { operator, lines } = inForce(lowerFineLines, where).value;
  return compares(amountOf(rest, ['fine']), operator, lines[partyLine(party, where)]) ? 'minor' : 'general';
};
