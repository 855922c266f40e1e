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
