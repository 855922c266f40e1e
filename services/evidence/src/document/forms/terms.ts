import { type CivilDate, type DeadlineName, deadlineRules, inForce } from '@sanzhi/statute';

const digits = '零一二三四五六七八九';

/** 六十, 十五: the whole numbers that periods of the law are made of, as documents write them. */
export const chineseCount = (n: number): string => {
  if (!Number.isInteger(n) || n < 0 || n > 99) throw new RangeError(`${n} is not written out in a document`);
  if (n < 10) return digits[n] ?? '';
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : digits[tens]}十${n % 10 ? digits[n % 10] : ''}`;
};

const units = { 'working-day': '个工作日', 'calendar-day': '日', month: '个月' } as const;

/** A period of the law in force on the day of the document, as the document says it: 五个工作日, 六十日, 六个月. */
export const period = (name: DeadlineName, on: CivilDate): string => {
  const { days, unit } = inForce(deadlineRules[name].rules, { on }).value;
  return `${chineseCount(days)}${units[unit]}`;
};
