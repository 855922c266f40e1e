import type { Words } from '@sanzhi/kernel';
import {
  activityNames,
  civilDateOf,
  clockTimeOf,
  isWholeCourse,
  lawFor,
  procedures,
  recordingDue,
  stateOf,
  type Activity,
} from '@sanzhi/statute';
import { courseHere, madeForms, oldRecordingsHere, recordingsHere } from './file.ts';
import type { Exemption, Matter, PaidDuty } from './matter.ts';

/** Activities of which the present state owes an audio-video record; none when it owes none. */
const owed = (matter: Matter): readonly Activity[] => {
  const state = stateOf(procedures[matter.kind], matter.state);
  const here = madeForms(matter).flatMap((made) => (made.inState ? [made.form] : []));
  return recordingDue(state, here) ? state.recording.activities : [];
};

const exemptionHere = (matter: Matter, activities: readonly Activity[]): Exemption | undefined =>
  matter.exemptions.find(
    (exemption) => exemption.state === matter.state && activities.some((a) => a === exemption.activity),
  );

/**
 * What the state still owes of audio-video records, unless their absence was approved: the record itself, for a late one
 * the approval, for a whole-course one a check of its continuity and an approved explanation of each gap.
 */
export const missingRecording = (matter: Matter): Words[] => {
  const activities = owed(matter);
  if (activities.length === 0 || exemptionHere(matter, activities)) return [];
  if (!recordingsHere(matter, activities).length)
    return [noRecord(matter, activities), ...oldRecordingsHere(matter, activities).map(tooOld)];
  return [...unapprovedLate(matter, activities), ...activities.flatMap((one) => brokenCourse(matter, one))];
};

/** 缺录像: what fixed cameras owe of this matter's slots, in whatever state it is now. */
export const missingFilms = ({ missedSlots = [] }: Matter): Words[] =>
  missedSlots
    .filter(({ open }) => open)
    .map(({ roomName, from, to }) => {
      const when = `${civilDateOf(new Date(from))} ${clockTimeOf(new Date(from))}–${clockTimeOf(new Date(to))}`;
      return {
        zh: `“${roomName}”${when}的机位录像，或者缺录像的原因并经他人批准`,
        en: `the film of ${roomName}, ${when}; or why there is none, and the approval of somebody else`,
      };
    });

const isWhole = ({ agency, enteredAt }: Matter, activity: Activity): boolean =>
  isWholeCourse(activity, lawFor(agency, enteredAt));

const noRecord = (matter: Matter, activities: readonly Activity[]): Words => {
  const names = activities.map((activity) => activityNames[activity]);
  const whole = activities.every((activity) => isWhole(matter, activity));
  return {
    zh: `已封存的“${names.map((n) => n.zh).join('”或“')}”${whole ? '全程' : ''}音像记录（或者经批准的免予记录）`,
    en: `a sealed ${whole ? 'uninterrupted ' : ''}audio-video record of ${names.map((n) => n.en.toLowerCase()).join(' or ')}, or an approved exemption`,
  };
};

const tooOld = ({ title }: { title: string }): Words => ({
  zh: `“${title}”形成于进入本环节之前过久，不能作为本环节的音像记录`,
  en: `“${title}” was made too long before this stage to be its record`,
});

const unapprovedLate = (matter: Matter, activities: readonly Activity[]): Words[] =>
  recordingsHere(matter, activities)
    .filter(({ late }) => late)
    .map(({ title, differs }) =>
      differs
        ? {
            zh: `音像记录“${title}”的文件时间与登记的时间不符，须说明原因并经他人批准`,
            en: `“${title}” says another time than was declared: the reason, and the approval of somebody else`,
          }
        : {
            zh: `迟交的音像记录“${title}”须说明原因并经他人批准`,
            en: `“${title}” came late: the reason, and the approval of somebody else`,
          },
    );

const brokenCourse = (matter: Matter, activity: Activity): Words[] => {
  const segments = isWhole(matter, activity) ? recordingsHere(matter, [activity]) : [];
  if (segments.length === 0) return [];
  const { zh, en } = activityNames[activity];
  const course = courseHere(matter, activity);
  if (!course || segments.some(({ id }) => !course.recordings.includes(id)))
    return [
      {
        zh: `“${zh}”全程音像记录的连续性检查结果`,
        en: `the check that the record of ${en.toLowerCase()} is whole`,
      },
    ];
  return course.open === 0
    ? []
    : [
        {
          zh: `“${zh}”全程音像记录有${course.open}处中断，须说明原因并经他人批准`,
          en: `${course.open} gap(s) in the record of ${en.toLowerCase()}: the reason of each, and the approval of somebody else`,
        },
      ];
};

/** How the duty was paid, for a state that is left and owed a record. */
export const paidDuty = (matter: Matter): PaidDuty | undefined => {
  const activities = owed(matter);
  const [first] = activities;
  if (first === undefined) return undefined;
  const exemption = exemptionHere(matter, activities);
  const recorded = recordingsHere(matter, activities)[0];
  if (recorded) return { activity: recorded.activity, paid: 'recorded' };
  return exemption ? { activity: exemption.activity, paid: 'exempted' } : undefined;
};
