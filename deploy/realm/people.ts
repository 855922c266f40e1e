import { derivedId } from '@sanzhi/kernel';

/** The agencies of the demonstration. The people are invented; the codes carry valid check characters (GB 32100). */
export const agencies = {
  marketSupervision: { code: '114311280064218500', name: '新田县市场监督管理局' },
  justice: { code: '114311280064230123', name: '新田县司法局' },
  agriculture: { code: '114311280064241700', name: '新田县农业农村局' },
} as const;

/** Inner units by the code that tokens carry as `unit`. */
export const units = {
  leadership: '局领导',
  'enforcement-1': '综合行政执法大队一中队',
  'enforcement-2': '综合行政执法大队二中队',
  legal: '法制股',
  disclosure: '政务公开办公室',
  archive: '档案室',
  window: '政务服务窗口',
  information: '信息中心',
  supervision: '行政执法监督股',
} as const;

export interface Person {
  username: string;
  name: string;
  agency: string;
  unit: keyof typeof units;
  roles: readonly string[];
  /** Number of the enforcement certificate; only those who enforce have one. */
  certificate?: string;
  /** Legal review: first time in the work, and the number of the legal qualification certificate (行政处罚法第58条第2款). */
  review?: { firstTime: boolean; qualification?: string };
}

const market = agencies.marketSupervision.code;

const person = (
  username: string,
  name: string,
  unit: keyof typeof units,
  role: string,
  extra: Partial<Person> = {},
): Person => ({ username, name, agency: market, unit, roles: [role], ...extra });

export const people: readonly Person[] = [
  person('chen.handler', '陈远志', 'enforcement-1', 'handler', { certificate: '18110028001' }),
  person('li.handler', '李文博', 'enforcement-1', 'handler', { certificate: '18110028002' }),
  person('wang.handler', '王晓梅', 'enforcement-2', 'handler', { certificate: '18110028003' }),
  person('zhou.head', '周国强', 'enforcement-1', 'unit-head', { certificate: '18110028004' }),
  person('liu.reviewer', '刘思远', 'legal', 'reviewer', {
    certificate: '18110028005',
    review: { firstTime: false, qualification: 'A20124311280017' },
  }),
  person('he.reviewer', '何雨桐', 'legal', 'reviewer', {
    review: { firstTime: true, qualification: 'A20214311280042' },
  }),
  person('gao.reviewhead', '高明轩', 'legal', 'review-head', {
    certificate: '18110028006',
    review: { firstTime: false, qualification: 'A20094311280008' },
  }),
  person('tang.leader', '唐立新', 'leadership', 'agency-leader', { certificate: '18110028007' }),
  person('peng.presider', '彭海燕', 'legal', 'hearing-presider', { certificate: '18110028008' }),
  person('xie.editor', '谢雅琴', 'disclosure', 'disclosure-editor'),
  person('luo.approver', '罗志刚', 'disclosure', 'disclosure-approver'),
  person('deng.archivist', '邓秀英', 'archive', 'archivist'),
  person('jiang.clerk', '蒋丽萍', 'window', 'window-clerk'),
  person('zheng.admin', '郑凯', 'information', 'system-admin'),
  person('zeng.supervisor', '曾庆华', 'supervision', 'supervisor', { agency: agencies.justice.code }),
  person('lei.handler', '雷建军', 'enforcement-1', 'handler', {
    agency: agencies.agriculture.code,
    certificate: '18110029001',
  }),
];

/** The `sub` of a person's tokens: the same in every fresh realm, so that registers can be filled before the first sign-in. */
export const subjectOf = (username: string, realm = 'sanzhi'): string => derivedId(realm, username);

/** The people as registers know them: with the subject of their tokens and their unit in words. */
export const registeredPeople = people.map((one) => ({
  ...one,
  unit: units[one.unit],
  subject: subjectOf(one.username),
}));
