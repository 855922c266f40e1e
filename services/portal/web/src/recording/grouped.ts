import type { RecordingView } from '@sanzhi/contracts';

export interface Grouped {
  original: RecordingView;
  /** Redacted and other copies that somebody made of it. */
  copies: RecordingView[];
}

/** Copies stand under what they were made from; one whose original is elsewhere stands by itself. */
export const grouped = (items: readonly RecordingView[]): Grouped[] => {
  const ids = new Set(items.map(({ id }) => id));
  const parentOf = ({ derivedFrom }: RecordingView) =>
    derivedFrom && ids.has(derivedFrom.recording) ? derivedFrom.recording : undefined;
  return items
    .filter((one) => parentOf(one) === undefined)
    .map((original) => ({ original, copies: items.filter((one) => parentOf(one) === original.id) }));
};

/** How much of the examination is done, 0–100. */
export const percentOf = ({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }): number =>
  totalBytes > 0 ? Math.min(100, Math.floor((100 * doneBytes) / totalBytes)) : 0;
