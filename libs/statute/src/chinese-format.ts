import { DomainError } from '@sanzhi/kernel';
import Nzh from 'nzh/cn';
import { civilDate } from './calendar.ts';
import type { Fen } from './measure.ts';
import type { CivilDate } from './parameter.ts';

/** 2026年2月9日 */
export const chineseDate = (day: CivilDate): string => {
  const [year, month, date] = civilDate(day).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const fen = (amount: Fen): Fen => {
  if (Number.isSafeInteger(amount) && amount >= 0) return amount;
  throw new DomainError(
    'statute.money',
    { zh: '金额应为非负整数（分）', en: 'An amount is a whole number of fen, not negative' },
    { kind: 'invalid', field: 'amount' },
  );
};

const plain = (amount: Fen): string => {
  const cents = fen(amount) % 100;
  const yuan = String((amount - cents) / 100);
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`;
};

/** 12345.60元 */
export const yuanText = (amount: Fen): string => `${plain(amount)}元`;

/** 壹万贰仟叁佰肆拾伍元陆角整 */
export const yuanCapitals = (amount: Fen): string =>
  Nzh.toMoney(plain(amount), { outSymbol: false, forceZheng: true, ww: false });

/** Amount in 万元 with six decimals, as credit platforms want it; exact. */
export const wanyuan = (amount: Fen): string => {
  const digits = String(fen(amount)).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
};
