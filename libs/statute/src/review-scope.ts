import { amountOf, type Measure, type MeasureKind } from './measure.ts';
import { allInForce, inForce, type CivilDate, type RegionCode, type Where } from './parameter.ts';
import { compares, hearingThresholds } from './parameters/money.ts';
import {
  reviewCatalogue,
  type ActType,
  type AmountCondition,
  type AmountField,
  type CatalogueEntry,
  type CatalogueRule,
  type ReviewFlag,
} from './parameters/review-catalogue.ts';
import { partyLine, type PartyKind } from './party.ts';
import type { ProcedureKind } from './procedure.ts';
import { by } from './laws.ts';
import type { Basis } from './words.ts';

export interface ReviewProposal {
  act: ActType;
  procedure: ProcedureKind;
  party: PartyKind;
  measures: readonly Measure[];
  flags?: readonly ReviewFlag[];
  /** Value of the goods of the case, where an entry asks for it. */
  caseValue?: number;
  region?: RegionCode;
}

export interface ReviewReason {
  /** Id of the catalogue entry. */
  entry: string;
  zh: string;
  en: string;
  basis: Basis;
}

export interface ReviewScope {
  kind: 'legal-review' | 'case-review' | 'none';
  reasons: ReviewReason[];
  /** 处罚程序规定 art. 60: leaders decide such a penalty together. */
  collectiveDiscussion: boolean;
}

/** Which review a proposal needs on that day, and by which entries (行政处罚法 58; 处罚程序规定 50, 52; the plan's scope). */
export const reviewScope = (
  proposal: ReviewProposal,
  on: CivilDate,
  catalogue: readonly CatalogueEntry[] = reviewCatalogue,
): ReviewScope => {
  if (proposal.procedure === 'simple-penalty') return without('simple', simple);
  const where = { on, ...(proposal.region ? { region: proposal.region } : {}) };
  const hits = allInForce(catalogue, where).filter(({ value }) => applies(value, proposal, where));
  if (hits.length > 0)
    return {
      kind: 'legal-review',
      reasons: hits.map(({ value: { id, zh, en }, basis }) => ({ entry: id, zh, en, basis })),
      collectiveDiscussion: hits.some(({ value }) => value.collectiveDiscussion),
    };
  if (proposal.procedure === 'ordinary-penalty')
    return {
      kind: 'case-review',
      reasons: [{ entry: 'other-ordinary', ...other }],
      collectiveDiscussion: false,
    };
  return without('not-in-catalogue', uncatalogued);
};

const simple = {
  zh: '适用简易程序，不进行审核',
  en: 'On-the-spot penalties are not reviewed',
  basis: by('procedure', '第四十九条、第六十七条'),
};
const other = {
  zh: '法制审核范围以外适用普通程序的案件',
  en: 'Ordinary case outside the scope of legal review',
  basis: by('procedure', '第五十二条'),
};
const uncatalogued = {
  zh: '不在法制审核目录内',
  en: 'Not in the catalogue of legal review',
  basis: by('plan', '（三）重大执法决定法制审核（审核目录）'),
};
const without = (entry: string, reason: Omit<ReviewReason, 'entry'>): ReviewScope => ({
  kind: 'none',
  reasons: [{ entry, ...reason }],
  collectiveDiscussion: false,
});

const applies = (rule: CatalogueRule, proposal: ReviewProposal, where: Where): boolean =>
  rule.act === proposal.act &&
  (rule.measures === undefined ||
    proposal.measures.some((measure) => rule.measures?.includes(measure.kind))) &&
  (rule.flags === undefined || (proposal.flags ?? []).some((flag) => rule.flags?.includes(flag))) &&
  (rule.amount === undefined || reaches(rule.amount, proposal, where));

const measureOf: Record<Exclude<AmountField, 'case-value'>, MeasureKind> = {
  fine: 'fine',
  'confiscated-income': 'confiscate-income',
  'confiscated-goods': 'confiscate-goods',
};

const reaches = (condition: AmountCondition, proposal: ReviewProposal, where: Where): boolean => {
  const lines =
    condition.threshold === 'hearing-line'
      ? inForce(hearingThresholds, where).value.lines
      : condition.threshold;
  const amount = condition.fields.reduce(
    (sum, field) =>
      sum +
      (field === 'case-value' ? (proposal.caseValue ?? 0) : amountOf(proposal.measures, [measureOf[field]])),
    0,
  );
  return amount > 0 && compares(amount, condition.operator, lines[partyLine(proposal.party, where)]);
};
