import { absent, DomainError, type Receipt } from '@sanzhi/kernel';
import type { Person } from '@sanzhi/contracts';
import type { Change, Recording } from '../domain/recording.ts';
import type { Caller, Cases, Kept, Recordings } from './ports.ts';

const thing = { zh: '音像记录', en: 'recording' };

/** Another agency's recording is not there (law 9). */
export const recordingOf = async (
  recordings: Recordings,
  id: string,
  who: { agency: string },
): Promise<Kept> => {
  const kept = await recordings.get(id);
  if (!kept || kept.agency !== who.agency) throw absent(thing, id);
  return kept;
};

export const personOf = ({ subject, name, certificate }: Caller): Person => ({
  subject,
  name,
  ...(certificate === undefined ? {} : { certificate }),
});

const tries = 5;

const isStale = (error: unknown): boolean => error instanceof DomainError && error.detail.kind === 'stale';

/** Reads, changes, saves; when somebody else wrote in between, the change is judged anew on what they wrote. */
export const changeRecording = async (
  recordings: Recordings,
  read: () => Promise<Kept>,
  change: (recording: Recording) => Change | undefined,
  left = tries,
): Promise<Receipt> => {
  const kept = await read();
  const changed = change(kept.state);
  if (!changed) return { id: kept.id, version: kept.version };
  try {
    return await recordings.save(kept, changed);
  } catch (error) {
    if (left <= 1 || !isStale(error)) throw error;
    return changeRecording(recordings, read, change, left - 1);
  }
};

/** The recording, for one who may go on with its upload: an officer of its matter. */
export const uploadOf = async (
  { recordings, cases }: { recordings: Recordings; cases: Cases },
  id: string,
  who: Caller,
): Promise<Kept> => {
  const kept = await recordingOf(recordings, id, who);
  const { file } = await cases.read(kept.state.matter, who);
  const its = file.officers.some(
    ({ certificate, subject }) => certificate === who.certificate || subject === who.subject,
  );
  if (its) return kept;
  throw new DomainError(
    'matter.not-its-officer',
    { zh: '您不是本案的办案人员', en: 'You are not an officer of this matter' },
    { kind: 'forbidden', basis: '行政处罚法第四十二条' },
  );
};

export const notUploading = ({ id, state }: Kept): DomainError =>
  new DomainError('recording.not-uploading', {
    zh: '该音像记录已完成上传，不能再传分片；如需更换文件请重新登记',
    en: `Recording ${id} is ${state.state}, its upload is over; announce another file anew`,
  });

export type Uploading = Kept & { state: Recording & { uploadId: string } };

export const isUploading = (kept: Kept): kept is Uploading =>
  kept.state.state === 'uploading' && kept.state.uploadId !== undefined;

/** The store says that the thing is not there, not that it cannot be asked. */
export const isGone = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'store.not-found';
