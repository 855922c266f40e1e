import type { AccessPurpose } from '@sanzhi/contracts';
import { useSyncExternalStore } from 'react';
import { useSession } from '../api/session.tsx';

export interface Purpose {
  purpose: AccessPurpose;
  note?: string;
}

const listeners = new Set<() => void>();
const known = new Map<string, Purpose | undefined>();
const placeOf = (subject: string, matter: string) => `sanzhi.purpose.${subject}.${matter}`;

const read = (place: string): Purpose | undefined => {
  if (known.has(place)) return known.get(place);
  let stored: Purpose | undefined;
  try {
    stored = (JSON.parse(sessionStorage.getItem(place) ?? 'null') as Purpose | null) ?? undefined;
  } catch {
    stored = undefined;
  }
  known.set(place, stored);
  return stored;
};

const write = (place: string, purpose: Purpose | undefined) => {
  known.set(place, purpose);
  if (purpose) sessionStorage.setItem(place, JSON.stringify(purpose));
  else sessionStorage.removeItem(place);
  listeners.forEach((tell) => tell());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** For what this person looks into this matter: said once, kept while the window is open, shown wherever it is used. */
export const usePurpose = (matter: string) => {
  const place = placeOf(useSession().subject, matter);
  const purpose = useSyncExternalStore(subscribe, () => read(place));
  return { purpose, say: (said: Purpose) => write(place, said), forget: () => write(place, undefined) };
};
