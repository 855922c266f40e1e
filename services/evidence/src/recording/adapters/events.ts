import {
  clipOrdered,
  derivingFailed,
  recordingDerived,
  recordingLateApproved,
  recordingLateExplained,
  recordingMarked,
  recordingQuarantined,
  recordingReceived,
  recordingSealed,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Change, Fact, Recording } from '../domain/recording.ts';
import { spanOf } from '../domain/times.ts';

const types: Record<Exclude<Fact['fact'], 'received' | 'sealed'>, string> = {
  quarantined: recordingQuarantined.type,
  marked: recordingMarked.type,
  'late-explained': recordingLateExplained.type,
  'late-approved': recordingLateApproved.type,
  'clip-ordered': clipOrdered.type,
  derived: recordingDerived.type,
  'deriving-failed': derivingFailed.type,
};

/** What has happened to the recording, as the house is told it. */
export const draftsOf = ({ recording, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(recording, fact), matter: recording.matter }));

const say = (recording: Recording, { fact, ...data }: Fact): EventDraft => {
  const { title, activity, stage, stageSince, key, size, facts, late, derivedFrom, premises } = recording;
  const { fileName, contentType, officers, evidence } = recording;
  const durationSeconds = facts?.durationSeconds;
  if (fact === 'received') return { type: recordingReceived.type, data: { key, size, ...data } };
  if (fact !== 'sealed') return { type: types[fact], data };
  const more = {
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(late && !late.approvedBy ? { late: true } : {}),
    ...(late?.differsSeconds === undefined ? {} : { differsSeconds: late.differsSeconds }),
    ...(derivedFrom ? { derivedFrom: derivedFrom.recording } : {}),
    ...(premises ? { slot: premises.slot } : {}),
  };
  const madeAt = new Date(spanOf(recording).from).toISOString();
  const made = {
    title,
    activity,
    stage,
    stageSince,
    madeAt,
    size,
    fileName,
    contentType,
    officers,
    evidence,
  };
  return { type: recordingSealed.type, data: { ...made, ...more, ...data } };
};
