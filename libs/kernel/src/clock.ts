import { readFileSync } from 'node:fs';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * The real clock moved by the milliseconds written in `path` (absent file: not moved).
 * For the demonstration and the tests; configuration refuses it in a deployment.
 */
export const fileClock = (path: string): Clock => ({
  now: () => new Date(Date.now() + offsetIn(path)),
});

const offsetIn = (path: string): number => {
  try {
    const offset = Number(readFileSync(path, 'utf8').trim());
    return Number.isSafeInteger(offset) ? offset : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};
