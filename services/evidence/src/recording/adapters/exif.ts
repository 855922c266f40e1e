import exifr from 'exifr';
import type { Inside } from '../domain/recording.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;

/** What a picture says of itself; a picture that says nothing, or lies about its own structure, says nothing. */
export const exifOf = async (head: Buffer): Promise<Inside | undefined> => {
  const said: unknown = await exifr
    .parse(head, { tiff: true, exif: true, gps: true, reviveValues: false })
    .catch(() => undefined);
  if (typeof said !== 'object' || said === null) return undefined;
  const { DateTimeOriginal, CreateDate, Make, Model, latitude, longitude } = said as Record<string, unknown>;
  const madeAt = text(DateTimeOriginal) ?? text(CreateDate);
  const device = [text(Make), text(Model)].filter((one) => one !== undefined).join(' ');
  const placed = Number.isFinite(latitude) && Number.isFinite(longitude);
  const inside: Inside = {
    ...(madeAt === undefined ? {} : { madeAt }),
    ...(device === '' ? {} : { device }),
    ...(placed ? { position: { latitude: Number(latitude), longitude: Number(longitude) } } : {}),
  };
  return Object.keys(inside).length === 0 ? undefined : inside;
};
