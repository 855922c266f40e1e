import { civilDateOf } from '@sanzhi/statute';
import { refused } from './refusals.ts';
import type { FiledDocument, FiledRecording, Matter } from './matter.ts';

/** A sealed recording is in the file; hearing of it again changes nothing. */
export const fileRecording = (matter: Matter, recording: FiledRecording): Matter =>
  matter.recordings.some(({ id }) => id === recording.id)
    ? matter
    : { ...matter, recordings: [...matter.recordings, recording] };

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

export const recordedHere = (matter: Matter, activities: readonly string[]): boolean =>
  matter.recordings.some(
    (recording) => activities.includes(recording.activity) && inPresentState(matter, recording),
  );
