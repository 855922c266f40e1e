import { chineseDate, wanyuan, yuanText } from './chinese-format.ts';
import { isCivilDate } from './calendar.ts';
import { checkCitizenId, checkUscc, usccPlaceholder } from './identifiers.ts';
import { amountOf, measureNames, type Measure, type MeasureKind } from './measure.ts';
import type { CivilDate } from './parameter.ts';
import type { PartyKind } from './party.ts';
import type { Words } from './words.ts';
import { creditFields, longTerm, type CreditField, type CreditFieldCode } from './credit-fields.ts';

export interface CreditParty {
  kind: PartyKind;
  name: string;
  uscc?: string;
  registrationNumber?: string;
  legalRepresentative?: string;
  idKind?: string;
  idNumber?: string;
}

export interface CreditPenalty {
  party: CreditParty;
  decisionNumber: string;
  violation: string;
  facts: string;
  basis: string;
  measures: readonly Measure[];
  decisionDate: CivilDate;
  /** Last day on which the penalty has effect; absent: long-term. */
  validUntil?: CivilDate;
  displayUntil: CivilDate;
  agency: { name: string; uscc: string };
  remark?: string;
}

export type CreditRecord = Record<CreditFieldCode, string>;

const category: Record<PartyKind, string> = {
  enterprise: '法人及非法人组织',
  'other-organisation': '法人及非法人组织',
  'individual-business': '个体工商户',
  'natural-person': '自然人',
};
const confiscations: readonly MeasureKind[] = ['confiscate-income', 'confiscate-goods'];
const licences: readonly MeasureKind[] = ['suspend-licence', 'revoke-licence'];

const slashed = (day: CivilDate): string => day.replaceAll('-', '/');
const amount = (measures: readonly Measure[], kinds: readonly MeasureKind[]): string =>
  measures.some(({ kind }) => kinds.includes(kind)) ? wanyuan(amountOf(measures, kinds)) : '';

/** Name of the kind as the platforms list it; what is not on the list is 其他-…. */
const kindOnPlatform = ({ kind, detail }: Measure): string =>
  kind === 'other' ? `其他-${detail ?? ''}` : measureNames[kind].zh;

/** One measure in words: 罚款5000元 */
export const measureText = ({ kind, amount: sum, detail, licence, until }: Measure): string =>
  [
    kind === 'other' ? '' : measureNames[kind].zh,
    sum === undefined ? '' : yuanText(sum),
    licence ? `（${licence}）` : '',
    detail ? `${kind === 'other' ? '' : '：'}${detail}` : '',
    until ? `，至${chineseDate(until)}` : '',
  ].join('');

/** The 30 fields of the double-publicity penalty record; amounts in 万元, dates with slashes. */
export const toCreditRecord = (penalty: CreditPenalty): CreditRecord => {
  const { party, measures, agency } = penalty;
  const person = party.kind === 'natural-person';
  return {
    CF_XDR_MC: party.name,
    CF_XDR_LB: category[party.kind],
    CF_XDR_SHXYM: person ? '' : (party.uscc ?? (party.kind === 'individual-business' ? usccPlaceholder : '')),
    CF_XDR_GSZC: party.registrationNumber ?? '',
    CF_XDR_ZZJG: '',
    CF_XDR_SWDJ: '',
    CF_XDR_SYDW: '',
    CF_XDR_SHZZ: '',
    CF_FRDB: person ? '' : (party.legalRepresentative ?? ''),
    CF_FR_ZJLX: '',
    CF_FR_ZJHM: '',
    CF_XDR_ZJLX: person ? (party.idKind ?? '身份证') : '',
    CF_XDR_ZJHM: person ? (party.idNumber ?? '') : '',
    CF_WSH: penalty.decisionNumber,
    CF_WFXW: penalty.violation,
    CF_SY: penalty.facts,
    CF_YJ: penalty.basis,
    CF_CFLB: [...new Set(measures.map(kindOnPlatform))].join(';'),
    CF_NR: measures.map(measureText).join('；'),
    CF_NR_FK: amount(measures, ['fine']),
    CF_NR_WFFF: amount(measures, confiscations),
    CF_NR_ZKDX: measures
      .flatMap(({ kind, licence }) => (licences.includes(kind) ? [licence ?? ''] : []))
      .join(';'),
    CF_JDRQ: slashed(penalty.decisionDate),
    CF_YXQ: penalty.validUntil ? slashed(penalty.validUntil) : longTerm,
    CF_GSJZQ: slashed(penalty.displayUntil),
    CF_CFJG: agency.name,
    CF_CFJGDM: agency.uscc,
    CF_SJLY: agency.name,
    CF_SJLYDM: agency.uscc,
    BZ: penalty.remark ?? '',
  };
};

export interface CreditFault extends Words {
  code: CreditFieldCode;
  rule: string;
}

/** Every fault of a record; none means the platform's own checks pass. */
export const checkCreditRecord = (record: CreditRecord): CreditFault[] =>
  creditFields.flatMap((field) => faultsOf(field, record));

const faultsOf = (field: CreditField, record: CreditRecord): CreditFault[] => {
  const value = record[field.code];
  const fault = (rule: string, zh: string, en: string): CreditFault[] => [
    { code: field.code, rule, zh: `${field.name}：${zh}`, en: `${field.code}: ${en}` },
  ];
  if (value === '') return isRequired(field, record) ? fault('required', '必填', 'required') : [];
  if ([...value].length > field.length)
    return fault('length', `超过${field.length}字`, `longer than ${field.length}`);
  if (
    field.kind === 'date' &&
    !(/^\d{4}\/\d{2}\/\d{2}$/.test(value) && isCivilDate(value.replaceAll('/', '-')))
  )
    return fault('date', '日期应为存在的YYYY/MM/DD', 'a date YYYY/MM/DD that exists');
  if (field.kind === 'wanyuan' && !/^\d{1,12}\.\d{6}$/.test(value))
    return fault('wanyuan', '金额应为万元、六位小数', '万元 with six decimals');
  if (field.kind === 'uscc') {
    const party =
      field.code === 'CF_XDR_SHXYM' && record.CF_XDR_LB === '个体工商户' ? 'individual-business' : undefined;
    const check = checkUscc(value, party);
    if (!check.ok) return fault(check.rule, check.zh, check.en);
  }
  if (field.code === 'CF_XDR_ZJHM' && record.CF_XDR_ZJLX === '身份证') {
    const check = checkCitizenId(value);
    if (!check.ok) return fault(check.rule, check.zh, check.en);
  }
  return [];
};

const isRequired = ({ required }: CreditField, record: CreditRecord): boolean => {
  const person = record.CF_XDR_LB === '自然人';
  const kinds = record.CF_CFLB.split(';');
  switch (required) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'organisation':
      return !person;
    case 'natural-person':
      return person;
    case 'placeholder-code':
      return record.CF_XDR_SHXYM === usccPlaceholder;
    default:
      return required.measures.some((kind) => kinds.includes(measureNames[kind].zh));
  }
};
