import { by } from '../laws.ts';
import type { MeasureKind } from '../measure.ts';
import { nationwide, type Parameter } from '../parameter.ts';

export const displayTiers = ['minor', 'general', 'serious'] as const;
export type DisplayTier = (typeof displayTiers)[number];

export interface TierTerm {
  shown: boolean;
  /** Before this the party cannot have it taken down by credit repair. */
  minMonths: number;
  /** After this it stops by itself. */
  maxMonths: number;
  repairAllowed: boolean;
}

export interface DisplayRegime {
  countFrom: 'decision' | 'publication';
  terms: Record<DisplayTier, TierTerm>;
  /** A penalty of these kinds alone is minor. */
  minorMeasures: readonly MeasureKind[];
  /** Whether a lower fine (较低数额罚款) counts as minor. */
  lowerFineIsMinor: boolean;
  /** One of these makes it serious. */
  seriousMeasures: readonly MeasureKind[];
}

const serious: readonly MeasureKind[] = [
  'order-suspension',
  'order-closure',
  'restrict-business',
  'bar-from-trade',
  'downgrade',
  'revoke-licence',
];

/** How long a penalty is shown. It changed on 2025-12-25 and on 2026-04-01; there is no five-year tier. */
export const displayRegimes: readonly Parameter<DisplayRegime>[] = [
  {
    value: {
      countFrom: 'publication',
      terms: {
        minor: { shown: true, minMonths: 3, maxMonths: 3, repairAllowed: true },
        general: { shown: true, minMonths: 6, maxMonths: 36, repairAllowed: true },
        serious: { shown: true, minMonths: 36, maxMonths: 36, repairAllowed: false },
      },
      minorMeasures: ['public-criticism'],
      lowerFineIsMinor: true,
      seriousMeasures: serious,
    },
    basis: by('publicity', '第十三条、第十四条'),
    region: nationwide,
    from: '2021-09-01',
    to: '2025-12-24',
  },
  {
    value: {
      countFrom: 'publication',
      terms: {
        minor: { shown: true, minMonths: 0, maxMonths: 3, repairAllowed: true },
        general: { shown: true, minMonths: 3, maxMonths: 12, repairAllowed: true },
        serious: { shown: true, minMonths: 12, maxMonths: 36, repairAllowed: true },
      },
      minorMeasures: ['public-criticism'],
      lowerFineIsMinor: false,
      seriousMeasures: serious,
    },
    basis: by('creditRepairMarket', '公示期限'),
    region: nationwide,
    from: '2025-12-25',
    to: '2026-03-31',
  },
  {
    value: {
      countFrom: 'decision',
      terms: {
        minor: { shown: false, minMonths: 0, maxMonths: 3, repairAllowed: true },
        general: { shown: true, minMonths: 3, maxMonths: 12, repairAllowed: true },
        serious: { shown: true, minMonths: 12, maxMonths: 36, repairAllowed: true },
      },
      minorMeasures: ['warning', 'public-criticism'],
      lowerFineIsMinor: false,
      seriousMeasures: serious,
    },
    basis: by('creditRepair', '公示期限'),
    region: nationwide,
    from: '2026-04-01',
  },
];
