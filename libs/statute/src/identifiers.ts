import { civilDateOf, isCivilDate } from './calendar.ts';
import { by } from './laws.ts';
import { inForce, nationwide, type Parameter, type RegionCode, type Where } from './parameter.ts';
import type { PartyKind } from './party.ts';

export type Check = { ok: true } | { ok: false; rule: string; zh: string; en: string };

const good: Check = { ok: true };
const bad = (rule: string, zh: string, en: string): Check => ({ ok: false, rule, zh, en });

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const letterValue = (char: string) => (/\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55);

/** What credit platforms write for an individual business that has no code. */
export const usccPlaceholder = '00000000000000000X';

/** Check character of a 18-character code from its first 17 (GB 32100-2015). */
export const usccCheckCharacter = (first17: string): string => {
  const sum = usccWeights.reduce(
    (total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)),
    0,
  );
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

/** Check character of the organisation code within (GB 11714). */
export const subjectCheckCharacter = (first8: string): string => {
  const sum = subjectWeights.reduce((total, weight, i) => total + weight * letterValue(first8.charAt(i)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** 统一社会信用代码, GB 32100-2015 with the GB 11714 check inside; the placeholder only for individual businesses. */
export const checkUscc = (code: string, party?: PartyKind): Check => {
  if (code === usccPlaceholder)
    return party === 'individual-business'
      ? good
      : bad(
          'uscc.placeholder',
          '占位代码仅用于无代码的个体工商户',
          'The placeholder is for individual businesses only',
        );
  if (code.length !== 18) return bad('uscc.length', '统一社会信用代码应为18位', 'A USCC has 18 characters');
  if ([...code].some((char) => !alphabet.includes(char)))
    return bad(
      'uscc.alphabet',
      '统一社会信用代码含有不允许的字符（不使用I、O、S、V、Z）',
      'A character outside the USCC alphabet',
    );
  if (!/^[1-9ANY]/.test(code))
    return bad('uscc.department', '登记管理部门代码不正确', 'Unknown registering department');
  const region = checkRegionCode(code.slice(2, 8));
  if (!region.ok) return region;
  if (subjectCheckCharacter(code.slice(8, 16)) !== code.charAt(16))
    return bad(
      'uscc.subject-check',
      '主体标识码校验位错误（GB 11714）',
      'Wrong check character of the subject code (GB 11714)',
    );
  if (usccCheckCharacter(code.slice(0, 17)) !== code.charAt(17))
    return bad('uscc.check', '统一社会信用代码校验位错误（GB 32100）', 'Wrong check character (GB 32100)');
  return good;
};

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 公民身份号码, GB 11643-1999: check character and a birth date that exists. */
export const checkCitizenId = (id: string): Check => {
  if (!/^\d{17}[\dX]$/.test(id))
    return bad(
      'citizen-id.form',
      '公民身份号码应为17位数字加1位数字或大写X',
      '17 digits and a digit or capital X',
    );
  const region = checkRegionCode(id.slice(0, 6));
  if (!region.ok) return region;
  const birth = birthDateOf(id);
  if (!isCivilDate(birth) || birth < '1850-01-01')
    return bad('citizen-id.date', `出生日期不存在：${birth}`, `No such date of birth: ${birth}`);
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(id.charAt(i)), 0);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17)
    ? good
    : bad('citizen-id.check', '公民身份号码校验位错误', 'Wrong check character');
};

/** Date of birth in a citizen ID, as a civil date. */
export const birthDateOf = (id: string): string =>
  `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** GB/T 2260: six digits under a province that exists. */
export const checkRegionCode = (code: string): Check =>
  /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}$/.test(code)
    ? good
    : bad('region.unknown', `行政区划代码不正确：${code}`, `No such GB/T 2260 region: ${code}`);

/** GB/T 2260 code of the region of an agency: positions 3 to 8 of its code (GB 32100-2015). */
export const regionOf = (agency: string): RegionCode => agency.slice(2, 8);

/** Which law holds for what an agency did at that moment. */
export const lawFor = (agency: string, at: string | number | Date): Where => ({
  on: civilDateOf(new Date(at)),
  region: regionOf(agency),
});

/** Pattern of certificate numbers; the province and ministries differ, so a region may set its own. */
export const certificatePatterns: readonly Parameter<RegExp>[] = [
  {
    value: /^[A-Z0-9]{6,20}$/,
    basis: by('local', '国家部委执法证件'),
    region: nationwide,
    from: '2020-01-01',
  },
  { value: /^18\d{9}$/, basis: by('local', '湖南省行政执法证编号'), region: '430000', from: '2020-01-01' },
];

/** 行政执法证 number. */
export const checkCertificate = (number: string, where: Where, patterns = certificatePatterns): Check =>
  inForce(patterns, where).value.test(number)
    ? good
    : bad(
        'certificate.form',
        `执法证号格式不正确：${number}`,
        `Malformed enforcement certificate number: ${number}`,
      );
