import { DomainError } from '@sanzhi/kernel';

export interface DocumentNumber {
  /** 新市监 */
  agencyShort: string;
  /** 处罚 */
  kindShort: string;
  year: number;
  /** From 1 each year and kind, without a gap. */
  serial: number;
}

const refuse = (zh: string, en: string, field: string) =>
  new DomainError('statute.document-number', { zh, en }, { kind: 'invalid', field, basis: 'GB/T 9704-2012' });

/** 新市监处罚〔2026〕12号 (GB/T 9704-2012): hexagonal brackets, no leading zero, no 第. */
export const documentNumber = ({ agencyShort, kindShort, year, serial }: DocumentNumber): string => {
  const han = /^[\p{Script=Han}]+$/u;
  if (!han.test(agencyShort) || !han.test(kindShort))
    throw refuse('机关代字和文种代字应为汉字', 'Short forms are Chinese characters', 'agencyShort');
  if (!Number.isInteger(year) || year < 1949 || year > 9999)
    throw refuse('年份应为四位', 'The year has four digits', 'year');
  if (!Number.isInteger(serial) || serial < 1)
    throw refuse('序号从1开始', 'The serial starts from 1', 'serial');
  return `${agencyShort}${kindShort}〔${year}〕${serial}号`;
};

/** Reads a number back; refuses other brackets, leading zeros and 第. */
export const parseDocumentNumber = (text: string, agencyShort: string): DocumentNumber => {
  const match = /^(\p{Script=Han}+)〔(\d{4})〕([1-9]\d*)号$/u.exec(text);
  const head = match?.[1] ?? '';
  if (!match || !head.startsWith(agencyShort) || head.length === agencyShort.length)
    throw refuse(`文书字号不规范：${text}`, `Malformed document number: ${text}`, 'number');
  return {
    agencyShort,
    kindShort: head.slice(agencyShort.length),
    year: Number(match[2]),
    serial: Number(match[3]),
  };
};
