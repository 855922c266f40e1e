import { expect, it } from '@jest/globals';
import type { RecordingView } from '@sanzhi/contracts';
import { metresBetween, planOf, spotsOf } from './map-plan.ts';

const market = { latitude: 25.9046, longitude: 112.203 };
/** A hundredth of a degree further north, and the same to the east. */
const north = { latitude: 25.9146, longitude: 112.203 };
const east = { latitude: 25.9046, longitude: 112.213 };
const sheet = { width: 640, height: 420, margin: 40 };

it('measures as the service does', () => {
  expect(metresBetween(market, north)).toBe(1112);
  expect(metresBetween(market, east)).toBe(1000);
});

it('is to scale in every direction, north up and east to the right', () => {
  const { place, units, barMetres } = planOf([market, north, east], sheet);
  const [a, b, c] = [place(market), place(north), place(east)];
  expect(b.y).toBeLessThan(a.y);
  expect(c.x).toBeGreaterThan(a.x);
  expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(units(1112), 0);
  expect(Math.hypot(c.x - a.x, c.y - a.y)).toBeCloseTo(units(1000), 0);
  expect(units(barMetres)).toBeLessThanOrEqual(sheet.width / 3);
  for (const { x, y } of [a, b, c])
    expect([x > 0, x < sheet.width, y > 0, y < sheet.height]).toEqual([true, true, true, true]);
});

it('shows a single spot with its circle inside the sheet', () => {
  const { place, units } = planOf([{ ...market, accuracyMetres: 300 }], sheet);
  expect(place(market)).toEqual({ x: 320, y: 210 });
  expect(units(300)).toBeCloseTo(170, 0);
});

it('takes what was said and what the file says, in the order of time, and names what has no place', () => {
  const one = (id: string, startedAt: string, part: Partial<RecordingView>) =>
    ({ id, startedAt, ...part }) as RecordingView;
  const { spots, ways, without } = spotsOf([
    one('late', '2026-02-09T02:00:00Z', { position: east }),
    one('early', '2026-02-09T01:00:00Z', { position: market, inside: { position: north } }),
    one('none', '2026-02-09T01:30:00Z', { positionFault: 'denied' }),
    one('walked', '2026-02-09T01:40:00Z', {
      track: [
        { ...market, at: '2026-02-09T01:40:00Z' },
        { ...north, at: '2026-02-09T01:41:00Z' },
      ],
    }),
    one('copy', '2026-02-09T01:00:00Z', {
      position: market,
      derivedFrom: { recording: 'early', kind: 'redacted', sha256: 'a' },
    }),
  ]);
  expect(spots.map(({ recording: { id }, source }) => `${id} ${source}`)).toEqual([
    'early declared',
    'early file',
    'late declared',
  ]);
  expect(ways.map(({ recording }) => recording.id)).toEqual(['walked']);
  expect(without.map(({ id }) => id)).toEqual(['none']);
});
