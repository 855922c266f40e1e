import type { Position } from './model.ts';

const patienceMs = 20_000;

/** Six decimals are ten centimetres. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Where this device is, if it may say so. */
export const whereabouts = (): Promise<Position | undefined> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 30_000 },
    );
  });
