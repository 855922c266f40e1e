import { civilDateOf, type CivilDate } from '@sanzhi/statute';
import type { Words } from '@sanzhi/kernel';
import type { Change, Matter, Now, Officer, OfficerRecord } from './matter.ts';
import { assertUnlocked } from './numbering.ts';
import { assertNoOtherHat, hatFor, personOf, withActed, withKnownSubjects } from './people.ts';
import { invalid, lacking } from './refusals.ts';

const fewest = 2;
const basis = '行政处罚法第四十二条';

interface Where {
  agency: string;
  on: CivilDate;
}

/** Why this certificate does not entitle to act for this agency on this day. */
export const faultOf = (
  certificate: string,
  record: OfficerRecord | undefined,
  { agency, on }: Where,
): Words | undefined => {
  if (!record)
    return {
      zh: `执法证${certificate}未在执法人员名册登记`,
      en: `Certificate ${certificate} is not in the register`,
    };
  const said = `${record.name}（${certificate}）`;
  if (record.agency !== agency)
    return { zh: `${said}不是本机关的执法人员`, en: `${said} is no officer of this agency` };
  if (record.status !== 'valid')
    return {
      zh: `${said}的执法证已${record.status === 'suspended' ? '暂扣' : '注销'}`,
      en: `${said}: certificate ${record.status}`,
    };
  if (on < record.validFrom || record.validTo < on)
    return {
      zh: `${said}的执法证在${on}不在有效期内`,
      en: `${said}: certificate not valid on ${on}`,
    };
  return undefined;
};

export const faultsOf = (
  certificates: readonly string[],
  register: readonly OfficerRecord[],
  where: Where,
): Words[] =>
  certificates.flatMap((certificate) => {
    const fault = faultOf(
      certificate,
      register.find((record) => record.certificate === certificate),
      where,
    );
    return fault ? [fault] : [];
  });

/** At least two officers, each entitled on the day (行政处罚法第四十二条). */
export const assertQualified = (
  certificates: readonly string[],
  register: readonly OfficerRecord[],
  where: Where,
): Officer[] => {
  const each = [...new Set(certificates)];
  if (each.length < fewest)
    throw invalid(
      'officers.too-few',
      'officers',
      '执法人员不得少于两人',
      'There must be at least two officers',
      basis,
    );
  const faults = faultsOf(each, register, where);
  if (faults.length > 0)
    throw invalid(
      'officers.not-qualified',
      'officers',
      faults.map((f) => f.zh).join('；'),
      faults.map((f) => f.en).join('; '),
      basis,
    );
  return each.map((certificate) => ({
    certificate,
    name: register.find((record) => record.certificate === certificate)?.name ?? certificate,
  }));
};

/** 变更办案人员. Who once handled the matter stays known for ever. */
export const changeOfficers = (
  matter: Matter,
  { certificates, reason }: { certificates: readonly string[]; reason: string },
  register: readonly OfficerRecord[],
  { now, who }: Now,
): Change => {
  assertUnlocked(matter);
  const hat = hatFor(matter, who, ['unit-head']);
  const named = assertQualified(certificates, register, { agency: matter.agency, on: civilDateOf(now) });
  const officers = withKnownSubjects(matter, named);
  for (const officer of officers) assertNoOtherHat(matter, officer, 'handler');
  const leaving = matter.officers.filter(
    (officer) => !officers.some(({ certificate }) => certificate === officer.certificate),
  );
  const formerOfficers = [
    ...matter.formerOfficers,
    ...leaving.filter(
      (officer) => !matter.formerOfficers.some(({ certificate }) => certificate === officer.certificate),
    ),
  ];
  const changed = withActed({ ...matter, officers, formerOfficers }, personOf(who), hat);
  return { matter: changed, facts: [{ fact: 'officers-changed', reason }] };
};

/** Refuses when an officer's certificate does not hold today. */
export const assertStillQualified = (
  matter: Matter,
  register: readonly OfficerRecord[],
  on: CivilDate,
): void => {
  const faults = faultsOf(
    matter.officers.map(({ certificate }) => certificate),
    register,
    { agency: matter.agency, on },
  );
  if (faults.length > 0)
    throw lacking('officers.not-qualified', '办案人员资格不符', 'An officer is not qualified', faults);
};
