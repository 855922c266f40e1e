import { checkCitizenId, checkUscc, type PartyKind } from '@sanzhi/statute';
import type { Words } from '../language.ts';
import { kindNames, optionsOf, partyNames } from '../names.ts';
import type { FieldSpec, Option, Values } from '../ui/field-spec.ts';

const partyOf = (values: Values) => (values.party ?? {}) as Values;
const kindOf = (values: Values) => partyOf(values).kind as PartyKind | undefined;
const isPerson = (values: Values) => kindOf(values) === 'natural-person';
const fault = (result: { ok: boolean } & Partial<Words>): Words | undefined =>
  result.ok ? undefined : { zh: result.zh ?? '', en: result.en ?? '' };

export const officersField = (officers: readonly Option[]): FieldSpec => ({
  name: 'officers',
  kind: 'choices',
  label: { zh: '办案人员（两名以上）', en: 'Officers (two or more)' },
  hint: { zh: '只列出证件当日有效的执法人员', en: 'Only officers whose certificates are valid today' },
  basis: '《行政处罚法》第四十二条',
  options: officers,
  required: true,
});

export const openMatterFields = (officers: readonly Option[], t: (words: Words) => string): FieldSpec[] => [
  {
    name: 'kind',
    kind: 'choice',
    label: { zh: '程序', en: 'Procedure' },
    options: optionsOf(kindNames, t),
    required: true,
  },
  {
    name: 'source',
    kind: 'line',
    label: { zh: '案件来源', en: 'Source' },
    hint: { zh: '如：监督检查、投诉举报、上级交办', en: 'Such as an inspection, a complaint, an assignment' },
    basis: '《市场监督管理行政处罚程序规定》第十八条',
    required: true,
  },
  {
    name: 'cause',
    kind: 'line',
    label: { zh: '案由', en: 'Cause' },
    hint: { zh: '如：经营超过保质期的食品', en: 'Such as selling food past its date' },
    required: true,
  },
  {
    name: 'party',
    kind: 'group',
    label: { zh: '当事人', en: 'The party' },
    of: [
      {
        name: 'kind',
        kind: 'choice',
        label: { zh: '类型', en: 'Kind' },
        options: optionsOf(partyNames, t),
        required: true,
      },
      { name: 'name', kind: 'line', label: { zh: '名称（姓名）', en: 'Name' }, required: true },
      {
        name: 'uscc',
        kind: 'line',
        upper: true,
        max: 18,
        label: { zh: '统一社会信用代码', en: 'USCC' },
        required: true,
        when: (values) => !isPerson(values),
        check: (value, values) => fault(checkUscc(value.trim(), kindOf(values))),
      },
      {
        name: 'legalRepresentative',
        kind: 'line',
        label: { zh: '法定代表人（负责人、经营者）', en: 'Legal representative or operator' },
        when: (values) => !isPerson(values),
      },
      {
        name: 'citizenId',
        kind: 'line',
        upper: true,
        max: 18,
        label: { zh: '公民身份号码', en: 'Citizen ID' },
        hint: {
          zh: '只在本系统案件内使用，不保存在本机草稿中',
          en: 'Stays in the matter; not kept in the draft',
        },
        when: (values) => isPerson(values) || kindOf(values) === 'individual-business',
        check: (value) => fault(checkCitizenId(value.trim())),
      },
      {
        name: 'birthDate',
        kind: 'date',
        label: { zh: '出生日期', en: 'Date of birth' },
        when: isPerson,
      },
      { name: 'address', kind: 'line', label: { zh: '住所（住址）', en: 'Address' }, required: true },
      { name: 'phone', kind: 'line', max: 30, label: { zh: '联系电话', en: 'Phone' } },
    ],
  },
  officersField(officers),
];
