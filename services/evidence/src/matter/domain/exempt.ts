import {
  activities as known,
  activityNames,
  civilDateOf,
  exemptionNames,
  lawFor,
  procedures,
  recordingRule,
  samePerson,
  stateOf,
  type ExemptionGround,
} from '@sanzhi/statute';
import type { Change, Matter, Now } from './matter.ts';
import { assertUnlocked } from './numbering.ts';
import { hatFor, isOfficer, personOf, withActed } from './people.ts';
import { forbidden, invalid } from './refusals.ts';

/** 免予音像记录审批: for one activity of the present state, on a ground and with the reason, never by an officer of the matter. */
export const grantExemption = (
  matter: Matter,
  { activity, ground, reason }: { activity: string; ground: ExemptionGround; reason: string },
  { now, who }: Now,
): Change => {
  assertUnlocked(matter);
  const hat = hatFor(matter, who, ['unit-head', 'agency-leader']);
  const by = personOf(who);
  if (isOfficer(matter, by) || matter.formerOfficers.some((officer) => samePerson(officer, by)))
    throw forbidden(
      'matter.own-case',
      '办案人员不得审批本案免予音像记录',
      'An officer of the matter may not approve its exemption',
      '行政处罚法第四十七条',
    );
  const { activities, duty } = stateOf(procedures[matter.kind], matter.state).recording;
  if (duty === 'T' || !activities.some((one) => one === activity))
    throw invalid(
      'exemption.activity',
      'activity',
      `当前环节对“${activity}”没有音像记录要求`,
      `The present state owes no record of ${activity}`,
    );
  assertGround(matter, activity, ground);
  const exemption = { state: matter.state, activity, ground, reason, by, on: civilDateOf(now) };
  return {
    matter: withActed({ ...matter, exemptions: [...matter.exemptions, exemption] }, by, hat),
    facts: [{ fact: 'exempted', state: matter.state, activity, ground, reason }],
  };
};

const assertGround = ({ agency, enteredAt }: Matter, activity: string, ground: ExemptionGround): void => {
  const rule = known.find((one) => one === activity);
  if (rule === undefined) return;
  if (recordingRule(rule, lawFor(agency, enteredAt)).value.exemptions.includes(ground)) return;
  throw invalid(
    'exemption.ground',
    'ground',
    `“${activityNames[rule].zh}”不能以“${exemptionNames[ground].zh}”为由免予音像记录`,
    `${activityNames[rule].en} is not exempted for: ${exemptionNames[ground].en}`,
  );
};
