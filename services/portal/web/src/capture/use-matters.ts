import { useEffect, useState } from 'react';
import { keptMatters } from './device-store.ts';
import type { FieldMatter } from './model.ts';

const listeners = new Set<() => void>();
export const mattersChanged = () => listeners.forEach((listener) => listener());

/** The officer's matters as this device knows them; undefined until it has looked. */
export const useMatters = (subject: string): readonly FieldMatter[] | undefined => {
  const [matters, setMatters] = useState<FieldMatter[]>();
  useEffect(() => {
    const look = () => void keptMatters(subject).then(setMatters, () => setMatters([]));
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, [subject]);
  return matters;
};
