import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown by `ask` when asking again is of no use; `until` passes on what it holds. */
export class Final extends Error {
  constructor(cause: unknown) {
    super('final', { cause });
  }
}

/** Asks again until the answer is there; throws with `what` and the last answer when it does not come in time. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { timeoutMs = 120_000, everyMs = 200 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> => {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      if (error instanceof Final) throw error.cause;
      last = error;
    }
    await sleep(everyMs);
  }
  const why = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`${what}: not within ${timeoutMs / 1000} s${why}`, { cause: last });
};
