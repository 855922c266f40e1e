import type { RecordingView } from '@sanzhi/contracts';
import { geoAzimuthalEquidistant, geoCentroid, geoDistance } from 'd3-geo';

/** Mean radius (IUGG), as the service measures distances with. */
const earthMetres = 6_371_000;
/** Even a single spot is shown with so much around it. */
const leastMetres = 25;

export type Position = NonNullable<RecordingView['position']>;
type LonLat = [number, number];
const lonLat = ({ longitude, latitude }: Position): LonLat => [longitude, latitude];

/** Great-circle distance in whole metres. */
export const metresBetween = (a: Position, b: Position): number =>
  Math.round(geoDistance(lonLat(a), lonLat(b)) * earthMetres);

/** Where a recording was made: as its officer or device said, or as the file itself says. */
export interface Spot {
  recording: RecordingView;
  position: Position;
  source: 'declared' | 'file';
  at: string;
}
export interface Way {
  recording: RecordingView;
  points: readonly Position[];
}

/** What can be plotted of these recordings, in the order of time; copies show nothing of their own. */
export const spotsOf = (
  items: readonly RecordingView[],
): { spots: Spot[]; ways: Way[]; without: RecordingView[] } => {
  const originals = items
    .filter(({ derivedFrom }) => !derivedFrom)
    .toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const spots = originals.flatMap((recording): Spot[] => {
    const { position, inside, startedAt: at } = recording;
    return [
      ...(position ? [{ recording, position, source: 'declared' as const, at }] : []),
      ...(inside?.position ? [{ recording, position: inside.position, source: 'file' as const, at }] : []),
    ];
  });
  const ways = originals.flatMap((recording) =>
    (recording.track?.length ?? 0) > 1 ? [{ recording, points: recording.track ?? [] }] : [],
  );
  const without = originals.filter((one) => !one.position && !one.inside?.position && !one.track?.length);
  return { spots, ways, without };
};

export interface Plan {
  /** Place on the sheet, north up. */
  place: (position: Position) => { x: number; y: number };
  /** How many units of the sheet so many metres are. */
  units: (metres: number) => number;
  /** A round length for the bar of scale. */
  barMetres: number;
}

/** 1, 2 or 5 and noughts, at most this long. */
const round = (most: number): number => {
  const ten = 10 ** Math.floor(Math.log10(most));
  return ten * (most >= 5 * ten ? 5 : most >= 2 * ten ? 2 : 1);
};

/** A sheet to scale around all positions: distances from its middle are true. */
export const planOf = (
  positions: readonly Position[],
  { width, height, margin }: { width: number; height: number; margin: number },
): Plan => {
  const centre = geoCentroid({ type: 'MultiPoint', coordinates: positions.map(lonLat) });
  const reach = positions.map(
    (one) => geoDistance(centre, lonLat(one)) + (one.accuracyMetres ?? 0) / earthMetres,
  );
  const radius = Math.max(leastMetres / earthMetres, ...reach);
  const perRadian = (Math.min(width, height) / 2 - margin) / radius;
  const project = geoAzimuthalEquidistant()
    .rotate([-centre[0], -centre[1]])
    .scale(perRadian)
    .translate([width / 2, height / 2]);
  const units = (metres: number) => (metres / earthMetres) * perRadian;
  return {
    place: (position) => {
      const [x = width / 2, y = height / 2] = project(lonLat(position)) ?? [];
      return { x, y };
    },
    units,
    barMetres: round(width / 3 / units(1)),
  };
};
