import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { invalid } from './checks.ts';
import { secondsOf } from './marks.ts';
import type { Change, Clip, Derived, Fact, Recording } from './recording.ts';

export type Sealed = Recording & { versionId: string; sha256: string; retainUntil: string };

export const isSealed = (recording: Recording): recording is Sealed =>
  recording.state === 'sealed' &&
  recording.versionId !== undefined &&
  recording.sha256 !== undefined &&
  recording.retainUntil !== undefined;

export const notSealed = (zh: string, en: string): DomainError =>
  new DomainError('recording.not-sealed', {
    zh: `音像记录尚未封存，不能${zh}`,
    en: `The recording is not sealed and ${en}`,
  });

export interface ClipOrder {
  id: string;
  fromSeconds: number;
  toSeconds: number;
  purpose: string;
}

/** 截取片段: ordered here, cut by the worker into an object of its own. */
export const orderClip = (
  recording: Recording,
  { id, fromSeconds, toSeconds, purpose }: ClipOrder,
  { now, by }: { now: Date; by: Person },
): Change => {
  if (!isSealed(recording)) throw notSealed('截取片段', 'cannot be cut from');
  if (recording.medium === 'photo')
    throw invalid('clip.no-time', 'fromSeconds', { zh: '照片不能截取片段', en: 'A photo has no clips' });
  const lasts = secondsOf(recording);
  if (toSeconds <= fromSeconds || toSeconds > lasts + 1)
    throw invalid('clip.outside', 'toSeconds', {
      zh: `片段须在记录时长之内（0至${Math.floor(lasts)}秒），且结束晚于开始`,
      en: `A clip lies within the recording (0 to ${Math.floor(lasts)} s) and ends after it begins`,
    });
  const cut = { fromSeconds, toSeconds, purpose };
  const clip: Clip = { id, kind: 'clip', ...cut, by, at: now.toISOString(), state: 'ordered' };
  return {
    recording: { ...recording, clips: [...recording.clips, clip] },
    facts: [{ fact: 'clip-ordered', clip: id, ...cut }],
  };
};

/** What the worker made of a sealed recording, or why it could not. */
export type Made =
  | { kind: 'preview' | 'waveform'; file: Derived }
  | { kind: 'clip'; clip: string; file: Derived }
  | { kind: 'preview' | 'waveform'; failed: string }
  | { kind: 'clip'; clip: string; failed: string };

/**
 * The derived files beside the record, each named with its own digest and that of the record. What another worker has
 * told meanwhile stays: what an entry names is never replaced.
 */
export const keepDerived = (recording: Sealed, made: readonly Made[]): Change =>
  made
    .filter((one) => isAwaited(recording, one))
    .reduce<Change>(
      ({ recording: before, facts }, one) => ({
        recording: withMade(before, one),
        facts: [...facts, factOf(recording, one)],
      }),
      { recording, facts: [] },
    );

const isAwaited = (recording: Sealed, one: Made): boolean =>
  one.kind === 'clip'
    ? recording.clips.some(({ id, state }) => id === one.clip && state === 'ordered')
    : recording[one.kind] === undefined;

const withMade = (recording: Recording, one: Made): Recording => {
  if (one.kind !== 'clip') return 'file' in one ? { ...recording, [one.kind]: one.file } : recording;
  const ended = 'file' in one ? { state: 'made' as const, file: one.file } : { state: 'failed' as const };
  return {
    ...recording,
    clips: recording.clips.map((clip) => (clip.id === one.clip ? { ...clip, ...ended } : clip)),
  };
};

const factOf = ({ sha256: source }: Sealed, one: Made): Fact => {
  const derived = one.kind === 'clip' ? { derived: one.clip } : {};
  if ('failed' in one) return { fact: 'deriving-failed', kind: one.kind, ...derived, reason: one.failed };
  const { sha256, versionId, contentType } = one.file;
  return { fact: 'derived', kind: one.kind, ...derived, source, sha256, versionId, contentType };
};
