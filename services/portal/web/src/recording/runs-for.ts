import type { RecordingView } from '@sanzhi/contracts';

/** How long it runs: as the file says, else as the device said; films of a browser do not tell. */
export const runsFor = ({ facts, medium, startedAt, endedAt }: RecordingView): number | undefined =>
  facts?.durationSeconds ??
  (medium === 'photo' ? undefined : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 || undefined);
