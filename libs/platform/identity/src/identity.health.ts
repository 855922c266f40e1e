import type { KeySource } from './key-source.ts';

export interface KeysHealth {
  identity: { status: 'up' | 'down'; reason?: string };
}

/** Health indicator in terminus' shape: can the realm's keys be had? */
export const keysReachable = (keys: KeySource) => async (): Promise<KeysHealth> => {
  try {
    await keys.reachable();
    return { identity: { status: 'up' } };
  } catch (error) {
    return { identity: { status: 'down', reason: error instanceof Error ? error.message : String(error) } };
  }
};
