import type { CaptureClock } from '@sanzhi/contracts';

/** When it was captured, as the device said, and how far its clock was off. */
export interface Timed {
  startedAt: string;
  endedAt: string;
  /** When it was told. */
  clockOffsetMs: number;
  /** When it was captured, by a device that measures. */
  captureClock?: CaptureClock | undefined;
}

/** How far the device was ahead of us when it captured; a clock that was set right since says nothing of that. */
export const aheadMs = ({ captureClock, clockOffsetMs }: Omit<Timed, 'startedAt' | 'endedAt'>): number =>
  captureClock?.offsetMs ?? clockOffsetMs;

/** Of the two offsets the one that has more to be explained. */
export const largerOffset = ({ captureClock, clockOffsetMs }: Timed): number =>
  Math.abs(captureClock?.offsetMs ?? 0) > Math.abs(clockOffsetMs)
    ? (captureClock?.offsetMs ?? 0)
    : clockOffsetMs;

/** By our clock, in ms. */
export const spanOf = (timed: Timed): { from: number; to: number } => ({
  from: Date.parse(timed.startedAt) - aheadMs(timed),
  to: Date.parse(timed.endedAt) - aheadMs(timed),
});

/** EXIF writes `2026:02:09 09:30:00` and no zone: the time of the place. */
const asLocal = (text: string): number =>
  Date.parse(`${text.replace(/^(\d{4}):(\d\d):/, '$1-$2-').replace(' ', 'T')}+08:00`);

/**
 * Every moment that the time in a file may mean. Many cameras write the time of the place and call it UTC, so what ends
 * in Z is read both ways; a clock that was never set, at the zero of its count, says nothing.
 */
const readings = (madeAt: string): number[] => {
  const bare = madeAt.trim().replace(/Z$/, '');
  const zoned = /[T ]\d\d:\d\d.*([+-]\d\d:?\d\d|Z)$/.test(madeAt.trim()) ? [Date.parse(madeAt)] : [];
  const local =
    /\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(bare) && !/[+-]\d\d:?\d\d$/.test(bare) ? [asLocal(bare)] : [];
  const moments = [...zoned, ...local].filter((one) => Number.isFinite(one));
  return moments.some((one) => one <= 0) ? [] : moments;
};

/** How far the time that the file says lies outside the time that was declared; both are of the device's own clock. */
export const secondsApart = (
  { startedAt, endedAt }: Pick<Timed, 'startedAt' | 'endedAt'>,
  { madeAt }: { madeAt?: string },
): number | undefined => {
  const moments = madeAt === undefined ? [] : readings(madeAt);
  if (moments.length === 0) return undefined;
  const [from, to] = [Date.parse(startedAt), Date.parse(endedAt)];
  return Math.round(Math.min(...moments.map((one) => Math.max(from - one, one - to, 0))) / 1000);
};
