import { Problem } from '../api/problem.ts';
import { StoreRefusal } from './put-part.ts';

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
  });

/** Loss of the network and an overloaded server pass; a refusal does not. */
const passes = (error: unknown): boolean => {
  if (error instanceof StoreRefusal)
    return error.status >= 500 || error.status === 403 || error.status === 429;
  if (error instanceof Problem) return error.status === 0 || error.status >= 500 || error.status === 429;
  return error instanceof TypeError;
};

const lasting = (error: unknown) => error instanceof StoreRefusal && error.status === 403;

export interface Watch {
  signal: AbortSignal;
  onWait: (error?: unknown) => void;
  /** After so many it is no longer waited for; without it, for as long as it takes. */
  mostTries?: number;
}

/** Tries again with growing pauses for as long as the fault is one that passes; at once when the network is back. */
export const patiently = async <T>(work: () => Promise<T>, watch: Watch): Promise<T> => {
  const { signal, onWait, mostTries = Infinity } = watch;
  for (let tries = 1; ; tries += 1) {
    try {
      const done = await work();
      onWait();
      return done;
    } catch (error) {
      const most = lasting(error) ? Math.min(mostTries, 5) : mostTries;
      if (signal.aborted || !passes(error) || tries >= most) throw error;
      onWait(error);
      await wait(Math.min(30_000, 500 * 2 ** tries), signal);
    }
  }
};
