import { expect, it } from '@jest/globals';
import { noTrack, withPoint, type Track } from './track.ts';

const at = (seconds: number) => ({
  at: new Date(Date.parse('2026-02-09T01:00:00Z') + seconds * 1000).toISOString(),
  latitude: 25.9,
  longitude: 112.2,
});
const walked = (seconds: readonly number[], most?: number): Track =>
  seconds.reduce((track, one) => withPoint(track, at(one), most), noTrack);

it('keeps a point every five seconds', () => {
  expect(walked([0, 1, 4, 5, 7, 12]).points).toEqual([at(0), at(5), at(12)]);
});

it('never grows beyond its bound, and still spans the whole time', () => {
  const { points, stepMs } = walked(
    Array.from({ length: 1000 }, (_, n) => n * 5),
    10,
  );
  expect(points.length).toBeLessThanOrEqual(10);
  expect(points[0]).toEqual(at(0));
  expect(Date.parse(points.at(-1)?.at ?? '')).toBeGreaterThan(Date.parse(at(4995).at) - 2 * stepMs);
});
