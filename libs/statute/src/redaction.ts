import { checkCitizenId, checkUscc } from './identifiers.ts';
import { by } from './laws.ts';
import { maskName } from './masking.ts';
import type { PartyKind } from './party.ts';
import type { Basis, Words } from './words.ts';

export type RedactionAction = 'remove' | 'mask-name' | 'keep' | 'withhold-document';

export interface RedactionRule extends Words {
  /** Number in the house's list of what is redacted. */
  no: number;
  action: RedactionAction;
  basis: Basis;
}

const privacy = by('penalty', '第五十条');
const content = by('publicity', '第七条');
const rule = (
  no: number,
  zh: string,
  en: string,
  action: RedactionAction,
  basis = privacy,
): RedactionRule => ({
  no,
  zh,
  en,
  action,
  basis,
});

export const redactionRules: readonly RedactionRule[] = [
  rule(
    1,
    '自然人住址（与经营场所一致的除外）',
    'Home address, unless it is the place of business',
    'remove',
    content,
  ),
  rule(2, '自然人通讯方式', 'Phone, e-mail, messaging account', 'remove', content),
  rule(3, '公民身份号码等证件号码', 'Number of an identity document', 'remove', content),
  rule(4, '银行账号', 'Bank account of a person or an organisation', 'remove', content),
  rule(
    5,
    '健康、生物识别、行踪、家庭信息',
    'Health, biometric, whereabouts, family',
    'remove',
    by('personalInformation', '第二十八条'),
  ),
  rule(6, '当事人以外的自然人姓名', 'Name of a natural person who is not the penalised party', 'mask-name'),
  rule(7, '举报人、投诉人信息', 'Reporter or complainant: no trace', 'remove'),
  rule(
    8,
    '当事人是未成年人',
    'The penalised party is a minor',
    'withhold-document',
    by('personalInformation', '第二十八条'),
  ),
  rule(9, '商业秘密', 'Trade secret', 'remove'),
  rule(10, '国家秘密', 'State secret', 'withhold-document', by('openness', '第十四条')),
  rule(
    11,
    '车牌号码、签名、指印、第三方印章',
    'Plates, signatures, fingerprints, seals of third parties',
    'remove',
  ),
  rule(12, '执法人员姓名和执法证号保留', "Officers' names and certificate numbers stay", 'keep'),
  rule(13, '未公开的检查方法和线人', 'Undisclosed methods, informants', 'remove', by('openness', '第十六条')),
  rule(14, '与案件无关的企业名称', 'Names of unrelated firms', 'remove'),
  rule(
    15,
    '照片和音像资料不公开',
    'Photos and recordings are never published',
    'remove',
    by('openness', '第十六条'),
  ),
];

const byNumber = (no: number): RedactionRule => {
  const found = redactionRules.find((one) => one.no === no);
  if (!found) throw new RangeError(`no redaction rule ${no}`);
  return found;
};

export const partyFields = [
  'name',
  'uscc',
  'citizenId',
  'legalRepresentative',
  'operator',
  'businessAddress',
  'homeAddress',
  'phone',
  'email',
  'messaging',
  'bankAccount',
] as const;
export type PartyField = (typeof partyFields)[number];

const personal: Partial<Record<PartyField, number>> = {
  homeAddress: 1,
  phone: 2,
  email: 2,
  messaging: 2,
  citizenId: 3,
  bankAccount: 4,
};

export interface RedactedField {
  field: PartyField;
  /** What is shown; absent: removed. */
  shown?: string;
  /** Number of the rule applied; absent: shown as it is. */
  rule?: number;
  reason?: Words;
}

/**
 * What the public sees of the penalised party. Organisations and operators keep their names;
 * a natural person is 张某某 unless the agency shows full names.
 */
export const redactParty = (
  kind: PartyKind,
  party: Partial<Record<PartyField, string>>,
  options: { fullNameOfPersons?: boolean } = {},
): RedactedField[] =>
  partyFields.flatMap((field): RedactedField[] => {
    const value = party[field];
    if (value === undefined || value === '') return [];
    const sameAsBusiness = field === 'homeAddress' && value === party.businessAddress;
    const no = sameAsBusiness ? undefined : personal[field];
    if (no !== undefined) {
      const { zh, en } = byNumber(no);
      return [{ field, rule: no, reason: { zh, en } }];
    }
    if (field === 'name' && kind === 'natural-person' && !options.fullNameOfPersons)
      return [
        {
          field,
          shown: maskName(value),
          rule: 6,
          reason: {
            zh: '当事人是自然人，姓名以“姓+某某”显示',
            en: 'The party is a natural person: surname only',
          },
        },
      ];
    return [{ field, shown: value }];
  });

export interface PersonalData {
  rule: number;
  zh: string;
  start: number;
  end: number;
}

interface Pattern {
  rule: number;
  zh: string;
  pattern: RegExp;
  is?: (found: string) => boolean;
}

const patterns: readonly Pattern[] = [
  {
    rule: 3,
    zh: '公民身份号码',
    pattern: /(?<![0-9A-Z])\d{17}[\dXx](?![0-9A-Z])/g,
    is: (id) => checkCitizenId(id.toUpperCase()).ok,
  },
  {
    rule: 4,
    zh: '银行账号',
    pattern: /(?<![0-9A-Z])\d{4}(?:[ -]?\d){11,15}(?![0-9A-Z])/g,
    is: (account) => !checkUscc(account).ok,
  },
  { rule: 2, zh: '手机号码', pattern: /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g },
  { rule: 2, zh: '固定电话', pattern: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g },
  { rule: 2, zh: '电子邮箱', pattern: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g },
  {
    rule: 11,
    zh: '车牌号码',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/g,
  },
];

/**
 * Personal data in free text, by form. A net, not a judge: names and secrets need a person.
 * `keep` holds what stays, e.g. officers' certificate numbers, which look like mobile numbers.
 */
export const findPersonalData = (text: string, keep: readonly string[] = []): PersonalData[] => {
  const found: PersonalData[] = [];
  for (const { rule: no, zh, pattern, is } of patterns)
    for (const match of text.matchAll(pattern)) {
      const [value] = match;
      const range = { rule: no, zh, start: match.index, end: match.index + value.length };
      const taken = found.some((other) => range.start < other.end && other.start < range.end);
      if (!taken && !keep.includes(value) && (is?.(value) ?? true)) found.push(range);
    }
  return found.sort((a, b) => a.start - b.start);
};
