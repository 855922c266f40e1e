import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.tsx';
import type { Values } from './field-spec.ts';

interface Draft {
  at: string;
  values: Values;
}

/** Identity numbers do not stay on the device. */
const withoutSecrets = (key: string, value: unknown) => (key === 'citizenId' ? undefined : value);

const read = (place: string): Draft | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as Draft | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps what is typed on this device, for this person, until it is sent or thrown away. */
export const useDraft = (name: string | undefined) => {
  const { subject } = useSession();
  const place = name && `sanzhi.draft.${subject}.${name}`;
  const [found, setFound] = useState(() => (place ? read(place) : undefined));
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    found,
    settle: () => setFound(undefined),
    save: (values: Values) => {
      if (!place) return;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(
        () =>
          localStorage.setItem(
            place,
            JSON.stringify({ at: new Date().toISOString(), values }, withoutSecrets),
          ),
        400,
      );
    },
    discard: () => {
      clearTimeout(timer.current);
      if (place) localStorage.removeItem(place);
      setFound(undefined);
    },
  };
};
