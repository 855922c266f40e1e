import { DomainError } from '@sanzhi/kernel';
import type { Basis } from './words.ts';

/** A day of the civil calendar in Asia/Shanghai, `YYYY-MM-DD`; compares as text. */
export type CivilDate = string;

/** GB/T 2260 code of the region a rule holds for; `000000` is the whole country. */
export type RegionCode = string;
export const nationwide: RegionCode = '000000';

/** One value of the law, for a place and a time. */
export interface Parameter<T> {
  value: T;
  basis: Basis;
  region: RegionCode;
  from: CivilDate;
  /** Last day in force. */
  to?: CivilDate;
  /** Found in a secondary source only: kept for the agency to confirm, applied only when `Where.unconfirmed` says so. */
  unconfirmed?: true;
}

export interface Where {
  on: CivilDate;
  region?: RegionCode;
  unconfirmed?: boolean;
}

/** The region and those above it, nearest first: 431128 → 431100 → 430000 → 000000. */
export const regionChain = (region: RegionCode): RegionCode[] => [
  ...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, nationwide]),
];

/** Everything in force there and then, nearest region first and latest first within a region. */
export const allInForce = <P extends Omit<Parameter<unknown>, 'value'>>(
  rules: readonly P[],
  where: Where,
): P[] => {
  const chain = regionChain(where.region ?? nationwide);
  return rules
    .filter(
      (rule) =>
        chain.includes(rule.region) &&
        rule.from <= where.on &&
        (rule.to === undefined || where.on <= rule.to) &&
        (!rule.unconfirmed || where.unconfirmed === true),
    )
    .sort((a, b) => chain.indexOf(a.region) - chain.indexOf(b.region) || (a.from < b.from ? 1 : -1));
};

/** The one value in force: the most specific region wins, then the latest. */
export const inForce = <T>(rules: readonly Parameter<T>[], where: Where): Parameter<T> => {
  const [rule] = allInForce(rules, where);
  if (rule) return rule;
  throw new DomainError(
    'statute.no-rule-in-force',
    {
      zh: `${where.on}在地区${where.region ?? nationwide}没有有效的规定`,
      en: `No rule in force on ${where.on} in region ${where.region ?? nationwide}`,
    },
    { kind: 'invalid' },
  );
};
