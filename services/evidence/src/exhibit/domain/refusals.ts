import { DomainError, type Words } from '@sanzhi/kernel';
import type { Exhibit } from './exhibit.ts';

export const penaltyLaw = '行政处罚法第五十六条';

export const refused = (code: string, zh: string, en: string, basis?: string): DomainError =>
  new DomainError(
    `exhibit.${code}`,
    { zh, en },
    { kind: 'refused', ...(basis === undefined ? {} : { basis }) },
  );

export const invalid = (code: string, field: string, { zh, en }: Words, basis?: string): DomainError =>
  new DomainError(
    `exhibit.${code}`,
    { zh, en },
    { kind: 'invalid', field, ...(basis === undefined ? {} : { basis }) },
  );

/** A thing that has left the house is not sealed, moved or decided about any more. */
export const assertHere = ({ state, number }: Exhibit): void => {
  if (state === 'held' || state === 'to-return') return;
  throw refused(
    'gone',
    `物证${number}已${state === 'returned' ? '返还' : '处置'}，保管链已结束；如有误请在案件中另行书面说明`,
    `Exhibit ${number} has been ${state === 'returned' ? 'returned' : 'disposed of'}; its chain has ended, put any correction into the file of the matter`,
  );
};
