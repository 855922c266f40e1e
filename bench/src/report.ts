import { median } from './statistics.ts';

export interface Line {
  name: string;
  /** One figure a round, in `unit`; more is better. */
  rates: readonly number[];
  unit: string;
  more?: string;
}

const whole = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** The house first; the others are what it is measured against. */
export const comparison = (lines: readonly Line[]): string[][] => {
  const [house] = lines;
  return lines.map(({ name, rates, unit, more = '' }, index) => [
    name,
    `${whole(median(rates))} ${unit}`,
    `${whole(Math.min(...rates))}–${whole(Math.max(...rates))}`,
    index === 0 || !house ? '' : `house is ${(median(house.rates) / median(rates)).toFixed(2)}× of it`,
    more,
  ]);
};
