import { mostTrackPoints } from '@sanzhi/contracts';
import type { TrackPoint } from './model.ts';

/** A point every so often at first. */
const firstStepMs = 5_000;

export interface Track {
  points: readonly TrackPoint[];
  stepMs: number;
}

export const noTrack: Track = { points: [], stepMs: firstStepMs };

const msOf = ({ at }: TrackPoint) => Date.parse(at);

/** One more point, if enough time has passed; a track that is full goes on with half as many, twice as far apart. */
export const withPoint = ({ points, stepMs }: Track, point: TrackPoint, most = mostTrackPoints): Track => {
  const last = points.at(-1);
  if (last && msOf(point) - msOf(last) < stepMs) return { points, stepMs };
  const next = [...points, point];
  if (next.length <= most) return { points: next, stepMs };
  return { points: next.filter((_, index) => index % 2 === 0), stepMs: stepMs * 2 };
};
