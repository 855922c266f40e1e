import type { Inside } from '../domain/recording.ts';
import { fromIso6709 } from '../domain/place.ts';

/** What the tags of a container say of when, where and with what it was made. */
export const insideOf = (tags: Readonly<Record<string, string>>): Inside | undefined => {
  const said = new Map(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value]));
  const first = (...names: string[]) =>
    names.map((name) => said.get(name)).find((value) => value !== undefined);
  const madeAt = first('com.apple.quicktime.creationdate', 'creation_time', 'date');
  const place = first('com.apple.quicktime.location.iso6709', 'location', 'location-eng');
  const position = place === undefined ? undefined : fromIso6709(place);
  const make = first('com.apple.quicktime.make', 'com.android.manufacturer', 'make');
  const model = first('com.apple.quicktime.model', 'com.android.model', 'model');
  const device = [make, model].filter((one) => one !== undefined).join(' ');
  const inside: Inside = {
    ...(madeAt === undefined ? {} : { madeAt: madeAt.slice(0, 60) }),
    ...(device === '' ? {} : { device: device.slice(0, 200) }),
    ...(position ? { position } : {}),
  };
  return Object.keys(inside).length === 0 ? undefined : inside;
};
