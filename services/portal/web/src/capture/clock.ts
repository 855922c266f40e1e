import { useSyncExternalStore } from 'react';
import { readSession, type Session } from '../api/session.tsx';
import { recall, remember } from './device-store.ts';
import type { ClockReading } from './model.ts';

/** From here on the officer is told; the service takes the offset off in any case. */
export const toleranceMs = 60_000;

let reading: ClockReading | undefined;
const listeners = new Set<() => void>();
const tell = (next: ClockReading) => {
  reading = next;
  listeners.forEach((listener) => listener());
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useClock = () => useSyncExternalStore(subscribe, () => reading);
export const clockNow = () => reading;

export const loadClock = async () => {
  const kept = await recall('clock');
  if (kept && !reading) tell(kept);
};

/** Who is signed in, and by the same question how far this device's clock is from the server's. */
export const askServer = async (): Promise<Session> => {
  const began = Date.now();
  const session = await readSession();
  const ended = Date.now();
  const next = {
    offsetMs: Math.round((began + ended) / 2 - Date.parse(session.now)),
    errorMs: Math.ceil((ended - began) / 2),
    measuredAt: new Date(ended).toISOString(),
  };
  tell(next);
  await remember('clock', next);
  return session;
};
