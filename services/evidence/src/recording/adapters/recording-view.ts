import type { RecordingView } from '@sanzhi/contracts';
import type { Kept } from '../application/ports.ts';

/** Where the bytes lie, and the version, stay inside. */
export const recordingView = ({ id, version, state }: Kept): RecordingView => {
  const { key: _key, uploadId: _upload, versionId: _version, poster, ...shown } = state;
  return { ...shown, id, version, poster: poster !== undefined };
};
