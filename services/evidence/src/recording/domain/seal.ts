import { civilDateOf, recordingMatrix, retainedUntil } from '@sanzhi/statute';
import { DomainError } from '@sanzhi/kernel';
import type { Change, Derived, Digests, Fault, MediaFacts, Recording } from './recording.ts';

const wrongState = ({ id, state }: Recording, wanted: string): DomainError =>
  new DomainError('recording.state', {
    zh: `音像记录${id}当前为${state}，不能进行此操作`,
    en: `Recording ${id} is ${state}, not ${wanted}`,
  });

/** The upload is whole: from now on this version of the object is the record. */
export const receive = (
  recording: Recording,
  { sha256, versionId }: { sha256: string; versionId: string },
  now: Date,
): Change => {
  if (recording.state !== 'uploading') throw wrongState(recording, 'uploading');
  return {
    recording: {
      ...recording,
      state: 'received',
      versionId,
      declaredSha256: sha256,
      receivedAt: now.toISOString(),
    },
    facts: [{ fact: 'received', versionId, sha256 }],
  };
};

/** The file lay whole in the store before; from now on this version of that object is the record. */
export const adopt = (
  recording: Recording,
  { key, ...file }: { key: string; sha256: string; versionId: string },
  now: Date,
): Change => receive({ ...recording, key }, file, now);

/** A record that waits for its examination. */
export type Received = Recording & { versionId: string; declaredSha256: string; receivedAt: string };

export const isReceived = (recording: Recording): recording is Received =>
  recording.state === 'received' &&
  recording.versionId !== undefined &&
  recording.declaredSha256 !== undefined &&
  recording.receivedAt !== undefined;

/** Until when the store must refuse to let go of it: the same whenever the examination is repeated. */
export const retention = ({ activity, receivedAt }: Received): Date =>
  new Date(
    `${retainedUntil(recordingMatrix[activity].retention, civilDateOf(new Date(receivedAt)))}T23:59:59+08:00`,
  );

/** The store has locked it; its digests are its identity from here on. */
export const seal = (
  recording: Received,
  found: { digests: Digests; facts: MediaFacts; poster?: Derived | undefined; until: Date },
): Change => {
  const { sha256, sm3 } = found.digests;
  const { versionId } = recording;
  const retainUntil = found.until.toISOString();
  return {
    recording: {
      ...recording,
      state: 'sealed',
      sha256,
      sm3,
      facts: found.facts,
      ...(found.poster ? { poster: found.poster } : {}),
      retainUntil,
    },
    facts: [{ fact: 'sealed', sha256, sm3, versionId, retainUntil }],
  };
};

/** Set apart, not sealed: it is no record of the matter, and the officer is told what to do. */
export const quarantine = (recording: Received, fault: Fault, found?: string): Change => ({
  recording: { ...recording, state: 'quarantined', fault, ...(found === undefined ? {} : { sha256: found }) },
  facts: [
    {
      fact: 'quarantined',
      code: fault.code,
      declared: recording.declaredSha256,
      ...(found === undefined ? {} : { found }),
    },
  ],
});
