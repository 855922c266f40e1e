import type { KeySource } from './key-source.ts';

/** Health check: resolves when the realm's keys were had in the last half minute or can be had now, throws when not. */
export const keysReachable = (keys: KeySource) => (): Promise<void> => keys.reachable();
