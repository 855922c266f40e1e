import type { Position, PositionFault, TrackPoint } from './model.ts';

/** How long a place may take to be found. */
export const patienceMs = 20_000;

/** Six decimals are ten centimetres. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export type Whereabouts = { position: Position } | { positionFault: PositionFault };

const placeOf = ({ coords: { latitude, longitude, accuracy } }: GeolocationPosition): Position => ({
  latitude: rounded(latitude),
  longitude: rounded(longitude),
  accuracyMetres: Math.min(100_000, Math.round(accuracy)),
});
const faultOf = ({ code, PERMISSION_DENIED }: GeolocationPositionError): PositionFault =>
  code === PERMISSION_DENIED ? 'denied' : 'unavailable';

const precise = { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 30_000 };

/** Where this device is, or why that is not known. */
export const whereabouts = (): Promise<Whereabouts> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve({ positionFault: 'unavailable' });
    navigator.geolocation.getCurrentPosition(
      (found) => resolve({ position: placeOf(found) }),
      (error) => resolve({ positionFault: faultOf(error) }),
      precise,
    );
  });

/** Follows the device until it is told to stop; the moment is that of its own clock, as of the recording. */
export const follow = (
  onPoint: (point: TrackPoint) => void,
  onFault: (fault: PositionFault) => void,
): (() => void) => {
  if (!('geolocation' in navigator)) {
    onFault('unavailable');
    return () => undefined;
  }
  const watch = navigator.geolocation.watchPosition(
    (found) => onPoint({ ...placeOf(found), at: new Date().toISOString() }),
    (error) => onFault(faultOf(error)),
    { ...precise, maximumAge: 0 },
  );
  return () => navigator.geolocation.clearWatch(watch);
};
