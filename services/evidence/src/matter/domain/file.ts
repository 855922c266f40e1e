import { civilDateOf, earliestFor } from '@sanzhi/statute';
import { refused } from './refusals.ts';
import type { FiledCourse, FiledDocument, FiledRecording, Matter, MissedSlot } from './matter.ts';

/** A sealed recording is in the file; hearing of it again changes nothing. */
export const fileRecording = (matter: Matter, recording: FiledRecording): Matter =>
  matter.recordings.some(({ id }) => id === recording.id)
    ? matter
    : { ...matter, recordings: [...matter.recordings, recording] };

/** Somebody else has approved why it came late: from now on it counts. */
export const fileLateApproval = (matter: Matter, id: string): Matter => ({
  ...matter,
  recordings: matter.recordings.map((recording) => {
    if (recording.id !== id) return recording;
    const { late: _, ...counted } = recording;
    return counted;
  }),
});

const sameCourse = (a: FiledCourse, b: FiledCourse): boolean =>
  a.stage === b.stage && a.since === b.since && a.activity === b.activity;

/** The newest word on a whole-course recording. */
export const fileCourse = (matter: Matter, course: FiledCourse): Matter => ({
  ...matter,
  courses: [...(matter.courses ?? []).filter((one) => !sameCourse(one, course)), course],
});

/** 缺录像: no film of the slot came in time; hearing of it again changes nothing. */
export const fileMissedSlot = (matter: Matter, slot: Omit<MissedSlot, 'open'>): Matter =>
  matter.missedSlots?.some(({ id }) => id === slot.id)
    ? matter
    : { ...matter, missedSlots: [...(matter.missedSlots ?? []), { ...slot, open: true }] };

/** Somebody else has approved why there is none, or it came after all. */
export const settleMissedSlot = (matter: Matter, id: string): Matter => ({
  ...matter,
  missedSlots: matter.missedSlots?.map((slot) => (slot.id === id ? { ...slot, open: false } : slot)) ?? [],
});

/** A document is in the file; hearing of it again changes nothing. */
export const fileDocument = (matter: Matter, document: FiledDocument): Matter =>
  matter.documents.some(({ id }) => id === document.id)
    ? matter
    : { ...matter, documents: [...matter.documents, document] };

/** A document reached the party: what runs from service runs from the first one (处罚程序规定第八十条). */
export const fileService = (matter: Matter, document: string, servedAt: string): Matter => {
  const servedOn = civilDateOf(new Date(servedAt));
  const { notice, decision } = matter;
  for (const [issued, on] of [
    [notice, notice?.on],
    [decision, decision?.decidedOn],
  ] as const)
    if (issued?.document === document && on !== undefined && servedOn < on)
      throw refused('matter.served-before-issue', '送达日期早于文书日期', 'Served before it was issued');
  return {
    ...matter,
    documents: matter.documents.map((one) =>
      one.id === document && one.servedAt === undefined ? { ...one, servedAt } : one,
    ),
    ...(notice?.document === document && notice.servedOn === undefined
      ? { notice: { ...notice, servedOn } }
      : {}),
    ...(decision?.document === document && decision.servedOn === undefined
      ? { decision: { ...decision, servedOn } }
      : {}),
  };
};

const inPresentState = (matter: Matter, item: { stage: string; at: string }): boolean =>
  item.stage === matter.state && item.at >= matter.enteredAt;

export const madeForms = (matter: Matter): { form: number; inState: boolean }[] =>
  matter.documents.map((document) => ({ form: document.form, inState: inPresentState(matter, document) }));

const forThisStay = (matter: Matter, recording: FiledRecording): boolean =>
  recording.stageSince === undefined
    ? inPresentState(matter, recording)
    : recording.stage === matter.state && recording.stageSince === matter.enteredAt;

/** Made long before the matter came into its state: filed, but no record of what was done in it. */
const tooOld = ({ enteredAt }: Matter, { madeAt }: FiledRecording): boolean =>
  madeAt !== undefined && Date.parse(madeAt) < earliestFor(new Date(enteredAt));

const originalsHere = (matter: Matter, activities: readonly string[]): FiledRecording[] =>
  matter.recordings.filter(
    (recording) =>
      recording.derivedFrom === undefined &&
      activities.includes(recording.activity) &&
      forThisStay(matter, recording),
  );

/** Originals of these activities made in this stay in the present state, late ones among them. */
export const recordingsHere = (matter: Matter, activities: readonly string[]): FiledRecording[] =>
  originalsHere(matter, activities).filter((recording) => !tooOld(matter, recording));

/** Filed for this stay, but made too long before it to count. */
export const oldRecordingsHere = (matter: Matter, activities: readonly string[]): FiledRecording[] =>
  originalsHere(matter, activities).filter((recording) => tooOld(matter, recording));

export const courseHere = (matter: Matter, activity: string): FiledCourse | undefined =>
  matter.courses?.find(
    (course) =>
      course.activity === activity && course.stage === matter.state && course.since === matter.enteredAt,
  );
