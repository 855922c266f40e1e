import {
  addWorkingDays,
  civilDateOf,
  plusDays,
  plusMonths,
  retainedUntil,
  workingDayOnOrBefore,
  type CivilDate,
} from '@sanzhi/statute';
import { setClock } from './house.ts';

const previous = (day: CivilDate): CivilDate => workingDayOnOrBefore(plusDays(day, -1));

/** Two working days, both past, with the five working days for statements between them. */
export const noticeAndDecision = (now = new Date()): { noticed: CivilDate; decided: CivilDate } => {
  const decided = previous(civilDateOf(now));
  let noticed = previous(decided);
  while (addWorkingDays(noticed, 5).date >= decided) noticed = previous(noticed);
  return { noticed, decided };
};

/** The first day on which what is sealed for six months is still locked today. */
export const sealedSixMonthsAgo = (now = new Date()): CivilDate => {
  const today = civilDateOf(now);
  let day = plusDays(plusMonths(today, -6), -3);
  while (retainedUntil('six-months', day) <= today) day = plusDays(day, 1);
  return day;
};

/** Puts the clock of the house on that day, at nine in the morning in Asia/Shanghai; never ahead of the real clock. */
export const goTo = (day: CivilDate): (() => Date) => {
  const offset = Math.min(0, Date.parse(`${day}T09:00:00+08:00`) - Date.now());
  setClock(offset);
  return () => new Date(Date.now() + offset);
};
