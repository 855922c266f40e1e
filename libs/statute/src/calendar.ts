import { DomainError } from '@sanzhi/kernel';
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { by } from './laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from './parameter.ts';

/** Off and make-up days by the State Council's yearly notices. */
const off = new Set(Object.keys(days.holidays));
const makeUp = new Set(Object.keys(days.workdays));
const published = new Set([...off].map((day) => day.slice(0, 4)));

/** Days off that the law itself fixes in the solar calendar: all that is known of a year whose notice is not out. */
const fixedHolidays: readonly Parameter<readonly string[]>[] = [
  {
    value: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'],
    basis: by('holidays', '第二条'),
    region: nationwide,
    from: '2025-01-01',
  },
  {
    value: ['01-01', '05-01', '10-01', '10-02', '10-03'],
    basis: by('holidays', '第二条（2013年修订）'),
    region: nationwide,
    from: '1900-01-01',
    to: '2024-12-31',
  },
];

const DAY = 86_400_000;
const utc = (day: CivilDate) => Date.parse(`${day}T00:00:00Z`);
const text = (time: number): CivilDate => new Date(time).toISOString().slice(0, 10);

export const isCivilDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(utc(value)) && text(utc(value)) === value;

/** Checks that the text is a day that exists. */
export const civilDate = (value: string, field = 'date'): CivilDate => {
  if (isCivilDate(value)) return value;
  throw new DomainError(
    'statute.no-such-day',
    { zh: `日期不存在：${value}`, en: `No such day: ${value}` },
    { kind: 'invalid', field },
  );
};

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day on which an instant falls in Shanghai. */
export const civilDateOf = (instant: Date): CivilDate => shanghai.format(instant);

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** `08:30`: what a clock in Shanghai shows at an instant. */
export const clockTimeOf = (instant: Date): string => clock.format(instant);

export const plusDays = (day: CivilDate, n: number): CivilDate => text(utc(civilDate(day)) + n * DAY);
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  (utc(civilDate(to)) - utc(civilDate(from))) / DAY;

/** Same day n months on; the month's last day where there is none. */
export const plusMonths = (day: CivilDate, n: number): CivilDate => {
  const [year = 0, month = 1, date = 1] = civilDate(day).split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + n + 1, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + n, Math.min(date, lastOfMonth)));
};

/** Whether the yearly notice for the day's year is known; days of other years are provisional. */
export const isPublishedYear = (day: CivilDate): boolean => published.has(day.slice(0, 4));

const isWeekend = (day: CivilDate): boolean => [0, 6].includes(new Date(utc(day)).getUTCDay());

/** A statutory day off, bridging days of the notice included. */
export const isStatutoryHoliday = (day: CivilDate): boolean =>
  isPublishedYear(day) ? off.has(day) : inForce(fixedHolidays, { on: day }).value.includes(day.slice(5));

/** What was worked out once for each argument: every count walks over the same few years. */
const remembered = <T>(work: (day: CivilDate) => T): ((day: CivilDate) => T) => {
  const known = new Map<CivilDate, T>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const result = work(day);
    known.set(day, result);
    return result;
  };
};

/** Make-up days (调休上班) work, whatever the weekday. */
export const isWorkingDay = remembered(
  (day: CivilDate): boolean => makeUp.has(civilDate(day)) || (!isStatutoryHoliday(day) && !isWeekend(day)),
);
const following = remembered((day) => plusDays(day, 1));

/** A day reached by counting; provisional while it leans on a year whose notice is unpublished. */
export interface CountedDay {
  date: CivilDate;
  provisional: boolean;
}

export type Roll = 'statutory-holiday' | 'rest-day';

/** Moves a last day that is off to the first working day behind it (处罚程序规定 art. 80; whether weekends move too is the agency's rule). */
export const rollForward = (day: CivilDate, roll: Roll): CivilDate => {
  const moves = roll === 'rest-day' ? !isWorkingDay(day) : isStatutoryHoliday(day);
  return moves ? nextWorkingDay(day) : day;
};

const nextWorkingDay = (day: CivilDate): CivilDate => {
  let next = following(day);
  while (!isWorkingDay(next)) next = following(next);
  return next;
};

/** The day itself if it works, else the last working day before it. */
export const workingDayOnOrBefore = (day: CivilDate): CivilDate => {
  let last = day;
  while (!isWorkingDay(last)) last = plusDays(last, -1);
  return last;
};

/** The n-th counted day after `start`; the start day never counts. */
export const countDays = (start: CivilDate, n: number, counts: (day: CivilDate) => boolean): CivilDate => {
  let day = civilDate(start);
  for (let left = n; left > 0;) {
    day = following(day);
    if (counts(day)) left -= 1;
  }
  return day;
};

export const addWorkingDays = (start: CivilDate, n: number): CountedDay => {
  const date = countDays(start, n, isWorkingDay);
  return { date, provisional: !isPublishedYear(date) };
};

export const addCalendarDays = (start: CivilDate, n: number, options: { roll?: Roll } = {}): CountedDay => {
  const last = plusDays(start, n);
  if (!options.roll) return { date: last, provisional: false };
  const date = rollForward(last, options.roll);
  return { date, provisional: !isPublishedYear(date) };
};

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export const workingDaysBetween = (from: CivilDate, to: CivilDate): number => {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = following(from); day <= to; day = following(day)) if (isWorkingDay(day)) count += 1;
  return count;
};
