import { civilDateOf, inForce, insideTimeSeconds, isLate, retainedUntil } from '@sanzhi/statute';
import { DomainError } from '@sanzhi/kernel';
import type {
  Change,
  Credentials,
  Derived,
  Digests,
  Fact,
  Fault,
  Inside,
  MediaFacts,
  Recording,
  Same,
  Scan,
} from './recording.ts';
import { spanOf } from './times.ts';

const wrongState = ({ id, state }: Recording, wanted: string): DomainError =>
  new DomainError('recording.state', {
    zh: `音像记录${id}当前为${state}，不能进行此操作`,
    en: `Recording ${id} is ${state}, not ${wanted}`,
  });

/** The device made a digest at the moment of capture: what is handed in must be that very file. */
export const checkCapture = ({ captureSha256 }: Recording, sha256: string): void => {
  if (captureSha256 === undefined || captureSha256 === sha256) return;
  throw new DomainError('recording.capture-digest-differs', {
    zh: '所传文件的SHA-256与设备拍摄时生成的不一致，不是拍摄时的原始文件。请从设备重新导出原始文件，重新登记并上传',
    en: 'The SHA-256 of the file is not the one that the device made when it was captured: this is not the original. Export it from the device again, announce and upload it anew',
  });
};

/** Seconds between the end of the recording, by the server's clock, and the file being here. */
export const delayOf = (recording: Recording, receivedAt: Date): number =>
  Math.max(0, Math.round((receivedAt.getTime() - spanOf(recording).to) / 1000));

const lateness = (recording: Recording, now: Date): Pick<Recording, 'late'> =>
  cameLate(recording, now) && !recording.derivedFrom
    ? { late: { delaySeconds: delayOf(recording, now) } }
    : {};

/** Later than the house allowed when it was made. */
export const cameLate = (recording: Recording, receivedAt: Date): boolean =>
  isLate(delayOf(recording, receivedAt), civilDateOf(new Date(spanOf(recording).to)));

/** The upload is whole: from now on this version of the object is the record. */
export const receive = (
  recording: Recording,
  { sha256, versionId }: { sha256: string; versionId: string },
  now: Date,
): Change => {
  if (recording.state !== 'uploading') throw wrongState(recording, 'uploading');
  checkCapture(recording, sha256);
  return {
    recording: {
      ...recording,
      ...lateness(recording, now),
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
export const retainUntilOf = ({ retention, receivedAt }: Received): Date =>
  new Date(`${retainedUntil(retention, civilDateOf(new Date(receivedAt)))}T23:59:59+08:00`);

/** 时间不符: the file says another time than was declared. What was approved before that was known is not enough. */
const differing = (recording: Received, inside: Inside | undefined): Pick<Recording, 'late'> => {
  const { late, receivedAt, derivedFrom } = recording;
  const on = civilDateOf(new Date(receivedAt));
  const differsSeconds = inside?.differsSeconds ?? 0;
  if (derivedFrom || differsSeconds <= inForce(insideTimeSeconds, { on }).value) return {};
  const {
    approvedBy: _,
    approvedAt: _at,
    ...said
  } = late ?? {
    delaySeconds: delayOf(recording, new Date(receivedAt)),
  };
  return { late: { ...said, differsSeconds } };
};

export interface Found {
  digests: Digests;
  facts: MediaFacts;
  scan: Scan;
  inside?: Inside | undefined;
  credentials?: Credentials | undefined;
  poster?: Derived | undefined;
  /** In other matters. */
  same: Same[];
  until: Date;
}

/** The store has locked it; its digests are its identity from here on. */
export const seal = (recording: Received, found: Found): Change => {
  const { sha256, sm3 } = found.digests;
  const { versionId, contentType, derivedFrom } = recording;
  const { facts, scan, inside, credentials, poster } = found;
  const sameAs = found.same.length > 0 ? { sameAs: found.same } : {};
  const retainUntil = found.until.toISOString();
  const copied: Fact[] = derivedFrom
    ? [
        {
          fact: 'derived',
          kind: derivedFrom.kind,
          derived: recording.id,
          source: derivedFrom.sha256,
          sha256,
          versionId,
          contentType,
        },
      ]
    : [];
  return {
    recording: {
      ...recording,
      state: 'sealed',
      sha256,
      sm3,
      facts,
      scan,
      ...(inside ? { inside } : {}),
      ...differing(recording, inside),
      ...(credentials ? { credentials } : {}),
      ...(poster ? { poster } : {}),
      ...sameAs,
      retainUntil,
    },
    facts: [{ fact: 'sealed', sha256, sm3, versionId, retainUntil, ...sameAs }, ...copied],
  };
};

/** Set apart, not sealed: it is no record of the matter, and the officer is told what to do. */
export const quarantine = (recording: Received, fault: Fault, found?: string): Change => {
  const duplicate = fault.duplicateOf === undefined ? {} : { duplicateOf: fault.duplicateOf };
  return {
    recording: {
      ...recording,
      state: 'quarantined',
      fault,
      ...(found === undefined ? {} : { sha256: found }),
    },
    facts: [
      {
        fact: 'quarantined',
        code: fault.code,
        declared: recording.declaredSha256,
        ...(found === undefined ? {} : { found }),
        ...duplicate,
      },
    ],
  };
};
