import { recordingQuarantined, recordingReceived, recordingSealed } from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Change, Fact, Recording } from '../domain/recording.ts';

/** What has happened to the recording, as the house is told it. */
export const draftsOf = ({ recording, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(recording, fact), matter: recording.matter }));

const say = (recording: Recording, { fact, ...data }: Fact): EventDraft => {
  const { title, activity, stage, key, size, facts } = recording;
  const durationSeconds = facts?.durationSeconds;
  switch (fact) {
    case 'received':
      return { type: recordingReceived.type, data: { key, size, ...data } };
    case 'sealed': {
      const length = durationSeconds === undefined ? {} : { durationSeconds };
      return { type: recordingSealed.type, data: { title, activity, stage, size, ...length, ...data } };
    }
    case 'quarantined':
      return { type: recordingQuarantined.type, data };
  }
};
