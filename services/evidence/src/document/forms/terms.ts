import { type CivilDate, type DeadlineName, cite, deadlineRules, inForce } from '@sanzhi/statute';

const digits = '零一二三四五六七八九';

/** 六十, 十五: whole numbers below 1000, as documents write them. */
export const chineseCount = (n: number): string => {
  if (n < 10) return digits[n] ?? '';
  if (n < 100) {
    const tens = Math.floor(n / 10);
    return `${tens === 1 ? '' : digits[tens]}十${n % 10 ? digits[n % 10] : ''}`;
  }
  const rest = n % 100;
  const tail =
    rest === 0
      ? ''
      : rest < 10
        ? `零${digits[rest]}`
        : rest < 20
          ? `一${chineseCount(rest)}`
          : chineseCount(rest);
  return `${digits[Math.floor(n / 100)]}百${tail}`;
};

const units = { 'working-day': '个工作日', 'calendar-day': '日', month: '个月' } as const;

/** A period of the law in force on the day of the document, as the document says it: 五个工作日, 六十日, 六个月. */
export const period = (name: DeadlineName, on: CivilDate): string => {
  const { days, unit } = inForce(deadlineRules[name].rules, { on }).value;
  return `${chineseCount(days)}${units[unit]}`;
};

export const periodBasis = (name: DeadlineName, on: CivilDate): string =>
  cite(inForce(deadlineRules[name].rules, { on }).basis);
