import type { Inside, Position, Recording } from './recording.ts';
import { secondsApart } from './times.ts';

const earthRadiusMetres = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine). */
export const metresBetween = (a: Position, b: Position): number => {
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)];
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h))));
};

/** What the file says of its place and time, held against what was declared. */
export const compared = (recording: Recording, inside: Inside | undefined): Inside | undefined => {
  if (!inside) return undefined;
  const { position } = recording;
  const differsSeconds = secondsApart(recording, inside);
  return {
    ...inside,
    ...(inside.position && position ? { distanceMetres: metresBetween(position, inside.position) } : {}),
    ...(differsSeconds === undefined ? {} : { differsSeconds }),
  };
};

/** ISO 6709 as containers carry it: `+25.9046+112.2030+100.0/`. */
export const fromIso6709 = (text: string): Position | undefined => {
  const found = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text);
  if (!found) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
};
