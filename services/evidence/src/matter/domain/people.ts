import { samePerson } from '@sanzhi/statute';
import type { Acted, Caller, Hat, Matter, Officer, Person } from './matter.ts';
import { forbidden } from './refusals.ts';

const basis = '行政处罚法第四十二条、第五十七条、第五十八条；市场监督管理行政处罚程序规定第四十九条';

export const personOf = ({ subject, name, certificate }: Caller): Person =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

const hatNames: Record<Hat, { zh: string; en: string }> = {
  handler: { zh: '办案人员', en: 'handler' },
  reviewer: { zh: '审核人员', en: 'reviewer' },
  approver: { zh: '审批负责人', en: 'approver' },
  presider: { zh: '听证主持人', en: 'hearing presider' },
};

/** Everyone who has stood anywhere in this matter, former officers among them. */
export const everyone = (matter: Matter): Acted[] => [
  ...[...matter.officers, ...matter.formerOfficers].map((person) => ({ hat: 'handler' as const, person })),
  ...matter.acted,
];

/** Everyone who handles or ever handled it, each once. */
export const handlersOf = (matter: Matter): Person[] =>
  everyone(matter)
    .filter(({ hat }) => hat === 'handler')
    .map(({ person }) => person)
    .filter((person, index, all) => all.findIndex((other) => samePerson(person, other)) === index);

/** Nobody judges their own case (law 7): whoever stood on one side of the matter may not step on another. */
export const assertNoOtherHat = (matter: Matter, person: Person, hat: Hat): void => {
  const other = everyone(matter).find((acted) => acted.hat !== hat && samePerson(acted.person, person));
  if (!other) return;
  const [was, is] = [hatNames[other.hat], hatNames[hat]];
  throw forbidden(
    'matter.own-case',
    `${person.name}曾在本案中担任${was.zh}，不得再担任${is.zh}`,
    `${person.name} has been ${was.en} in this matter and may not be ${is.en}`,
    basis,
  );
};

/** The matter, remembering that this person stood on this side of it. */
export const withActed = (matter: Matter, person: Person, hat: Hat): Matter => {
  assertNoOtherHat(matter, person, hat);
  const known = matter.acted.some(
    (acted) =>
      acted.hat === hat &&
      acted.person.subject === person.subject &&
      acted.person.certificate === person.certificate,
  );
  const officers = matter.officers.map((officer) =>
    officer.certificate === person.certificate && person.subject !== undefined
      ? { ...officer, subject: person.subject }
      : officer,
  );
  return { ...matter, officers, acted: known ? matter.acted : [...matter.acted, { hat, person }] };
};

export const isOfficer = (matter: Matter, person: Person): boolean =>
  matter.officers.some((officer) => samePerson(officer, person));

const hats: Partial<Record<string, Hat>> = {
  handler: 'handler',
  'unit-head': 'handler',
  'window-clerk': 'handler',
  'agency-leader': 'approver',
  'hearing-presider': 'presider',
};

/**
 * The side on which the caller steps when doing what these roles may do. A handler must be one of the matter's own
 * officers; a head of the handling unit stands on its side without being one.
 */
export const hatFor = (matter: Matter, who: Caller, roles: readonly string[]): Hat => {
  const held = roles.filter((role) => who.roles.includes(role));
  const role = held.find((one) => one !== 'handler' || isOfficer(matter, personOf(who)));
  const hat = role === undefined ? undefined : hats[role];
  if (hat) return hat;
  if (held.length > 0)
    throw forbidden(
      'matter.not-its-officer',
      '您不是本案的办案人员',
      'You are not an officer of this matter',
      '行政处罚法第四十二条',
    );
  throw forbidden(
    'matter.role',
    `此步骤须由${roles.map((r) => roleNames[r] ?? r).join('或')}办理`,
    `This step is for: ${roles.join(', ')}`,
  );
};

export const roleNames: Partial<Record<string, string>> = {
  handler: '办案人员',
  'unit-head': '办案机构负责人',
  reviewer: '审核人员',
  'review-head': '审核机构负责人',
  'agency-leader': '局负责人',
  'hearing-presider': '听证主持人',
  'window-clerk': '窗口人员',
  archivist: '档案员',
  'disclosure-editor': '公示专员',
  'disclosure-approver': '公示审核人',
};

/** Certificates of other officers stay in the matter's own list with what is known of their accounts. */
export const withKnownSubjects = (matter: Matter, officers: readonly Officer[]): Officer[] => {
  const known = [...matter.officers, ...matter.formerOfficers, ...matter.acted.map(({ person }) => person)];
  return officers.map((officer) => {
    const subject = known.find(
      (person) => person.certificate === officer.certificate && person.subject !== undefined,
    )?.subject;
    return subject === undefined ? officer : { ...officer, subject };
  });
};
