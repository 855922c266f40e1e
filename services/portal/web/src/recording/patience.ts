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

/** Tries again with growing pauses for as long as the fault is one that passes; at once when the network is back. */
export const patiently = async <T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onWait: (error?: unknown) => void,
): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      const done = await work();
      onWait();
      return done;
    } catch (error) {
      if (signal.aborted || !passes(error) || (lasting(error) && tries >= 4)) throw error;
      onWait(error);
      await wait(Math.min(30_000, 1_000 * 2 ** tries), signal);
    }
  }
};
