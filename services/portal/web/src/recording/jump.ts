import { useSyncExternalStore } from 'react';

/** Where a player is asked to begin, under a look that is written down already. */
export interface Jump {
  recording: string;
  access: string;
  second: number;
  turn: number;
}

let asked: Jump | undefined;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const jumpTo = (to: Omit<Jump, 'turn'>) => {
  asked = { ...to, turn: (asked?.turn ?? 0) + 1 };
  listeners.forEach((tell) => tell());
};

export const useJump = (recording: string): Jump | undefined => {
  const jump = useSyncExternalStore(subscribe, () => asked);
  return jump?.recording === recording ? jump : undefined;
};
