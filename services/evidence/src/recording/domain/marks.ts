import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { lawFor, markKinds, recordingRule, type MarkKind } from '@sanzhi/statute';
import { invalid } from './checks.ts';
import type { Change, Recording } from './recording.ts';
import { spanOf } from './times.ts';

/** Devices round their lengths. */
const roundingSeconds = 1;

/** How long it lasts: as the file says once it was looked into, as the device said before. */
export const secondsOf = ({ facts, startedAt, endedAt }: Recording): number =>
  facts?.durationSeconds ?? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;

export interface NewMark {
  id: string;
  atSeconds: number;
  kind: string;
  text?: string | undefined;
}

/** 标记关键时点. Marks are added, never changed or taken away. */
export const addMark = (
  recording: Recording,
  { id, atSeconds, kind, text }: NewMark,
  { now, by }: { now: Date; by: Person },
): Change => {
  if (recording.state === 'quarantined')
    throw new DomainError('recording.quarantined', {
      zh: '该文件已被隔离，不是本案记录，不能标记',
      en: 'The file was set apart and is no record; it takes no marks',
    });
  const known = markKinds.find((one) => one === kind);
  if (!known)
    throw invalid('mark.kind-unknown', 'kind', { zh: `没有这种标记：${kind}`, en: `No such mark: ${kind}` });
  if (recording.medium === 'photo')
    throw invalid('mark.no-time', 'atSeconds', {
      zh: '照片没有时长，不能标记时点',
      en: 'A photo has no length to mark a moment in',
    });
  const lasts = secondsOf(recording);
  if (atSeconds > lasts + roundingSeconds)
    throw invalid('mark.beyond-end', 'atSeconds', {
      zh: `记录时长${Math.floor(lasts)}秒，标记时点不能晚于结束`,
      en: `The recording lasts ${Math.floor(lasts)} s; a mark cannot lie behind its end`,
    });
  const said = { atSeconds, kind: known, ...(text ? { text } : {}) };
  return {
    recording: { ...recording, marks: [...recording.marks, { id, ...said, by, at: now.toISOString() }] },
    facts: [{ fact: 'marked', mark: id, ...said }],
  };
};

/** Contents that the matrix asks for and nobody has marked yet; a still picture shows them or does not. */
export const marksMissing = (recording: Recording): MarkKind[] =>
  recording.medium === 'photo' || recording.derivedFrom
    ? []
    : ruleOf(recording).value.mustCapture.filter(
        (kind) => !recording.marks.some((mark) => mark.kind === kind),
      );

/** What the matrix asked for when and where it was made. */
export const ruleOf = (recording: Recording) =>
  recordingRule(recording.activity, lawFor(recording.agency, spanOf(recording).from));
