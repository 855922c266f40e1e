import { DomainError } from '@sanzhi/kernel';
import {
  countDays,
  daysBetween,
  isPublishedYear,
  isWorkingDay,
  plusDays,
  plusMonths,
  rollForward,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './calendar.ts';
import { inForce, type CivilDate, type RegionCode } from './parameter.ts';
import {
  deadlineRules,
  type DeadlineName,
  type ExtensionApprover,
  type Limit,
  type LimitUnit,
  type PauseReason,
} from './parameters/deadlines.ts';
import type { Basis } from './words.ts';

/** The clock stands from the day after `from` up to and including `to`; without `to` it stands still today. */
export interface Pause {
  reason: PauseReason;
  from: CivilDate;
  to?: CivilDate;
}

export interface Extension {
  days: number;
  by: ExtensionApprover;
}

export interface DeadlineInput {
  kind: DeadlineName;
  start: CivilDate;
  /** Today. */
  on: CivilDate;
  region?: RegionCode;
  pauses?: readonly Pause[];
  extensions?: readonly Extension[];
}

export interface Deadline {
  kind: DeadlineName;
  start: CivilDate;
  due: CivilDate;
  /** Last working day not after `due`: what the agency itself should aim at, never at a roll-over. */
  actBy: CivilDate;
  provisional: boolean;
  paused: boolean;
  unit: LimitUnit;
  basis: Basis;
}

/**
 * When a limit runs out. The rule in force on the start day decides; only pauses that the law
 * recognises for this limit count, so a matter may hand in all of its pauses.
 */
export const deadline = (input: DeadlineInput): Deadline => {
  const { value: limit, basis } = inForce(deadlineRules[input.kind].rules, {
    on: input.start,
    ...(input.region ? { region: input.region } : {}),
  });
  const pauses = (input.pauses ?? []).filter((pause) => limit.pausedBy?.includes(pause.reason));
  const last = lastDay(limit, input, pauses);
  const due = limit.roll ? rollForward(last, limit.roll) : last;
  const leansOnCalendar = limit.unit === 'working-day' || limit.roll !== undefined;
  return {
    kind: input.kind,
    start: input.start,
    due,
    actBy: workingDayOnOrBefore(due),
    provisional: leansOnCalendar && !isPublishedYear(due),
    paused: pauses.some((pause) => pause.from <= input.on && (pause.to === undefined || input.on < pause.to)),
    unit: limit.unit,
    basis,
  };
};

const lastDay = (limit: Limit, input: DeadlineInput, pauses: readonly Pause[]): CivilDate => {
  const more = grantedDays(input.kind, limit, input.extensions ?? []);
  const stands = (day: CivilDate) =>
    pauses.some((pause) => pause.from < day && day <= (pause.to ?? latest(pause.from, input.on)));
  if (limit.unit === 'month') return plusMonths(input.start, limit.days);
  const counts =
    limit.unit === 'working-day'
      ? (day: CivilDate) => isWorkingDay(day) && !stands(day)
      : (day: CivilDate) => !stands(day);
  return countDays(input.start, limit.days + more, counts);
};

const latest = (a: CivilDate, b: CivilDate) => (a > b ? a : b);

const grantedDays = (kind: DeadlineName, limit: Limit, extensions: readonly Extension[]): number => {
  extensions.forEach((extension, index) => {
    const allowed = limit.extensions?.[index];
    if (
      allowed &&
      allowed.by === extension.by &&
      extension.days > 0 &&
      extension.days <= (allowed.days ?? Infinity)
    )
      return;
    const { zh, en } = deadlineRules[kind];
    throw new DomainError(
      'statute.extension-not-allowed',
      {
        zh: `“${zh}”不得如此延长（${extension.days}日）`,
        en: `${en}: no such extension (${extension.days} days)`,
      },
      { kind: 'invalid', field: 'extensions' },
    );
  });
  return extensions.reduce((sum, extension) => sum + extension.days, 0);
};

/** What is left, in working days for a limit of working days, else in calendar days; negative when overdue. */
export const remaining = (clock: Deadline, on: CivilDate): number =>
  clock.unit === 'working-day' ? workingDaysBetween(on, clock.due) : daysBetween(on, clock.due);

export const warningLevels = ['none', 'half', 'two-days', 'one-day', 'overdue'] as const;
export type WarningLevel = (typeof warningLevels)[number];

/** Warns at half of the time, two working days and one working day before the end, and when overdue. */
export const warningLevel = (clock: Deadline, on: CivilDate): WarningLevel => {
  if (on > clock.due) return 'overdue';
  const left = workingDaysBetween(on, clock.actBy);
  if (left <= 1) return 'one-day';
  if (left <= 2) return 'two-days';
  const passed = daysBetween(clock.start, on);
  return passed * 2 >= daysBetween(clock.start, clock.due) ? 'half' : 'none';
};

/** First day on which something counted from `day` may be done once its limit is over, e.g. a decision after five working days. */
export const dayAfter = (clock: Deadline): CivilDate => plusDays(clock.due, 1);
