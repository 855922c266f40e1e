import { setTimeout as sleep } from 'node:timers/promises';
import { monotonic } from '../statistics.ts';

/** `perSecond` starts them at that pace whatever becomes of them; else `window` of them are under way at a time. */
export interface Load {
  count: number;
  window: number;
  perSecond?: number;
}

export type Moments = [subject: string, at: number][];

/** Sends `count` events; answers when each was begun. */
export const send = async (
  { count, window, perSecond }: Load,
  subjectOf: () => string,
  one: (subject: string) => Promise<unknown>,
): Promise<Moments> => {
  const begun: Moments = [];
  const next = (): Promise<unknown> => {
    const subject = subjectOf();
    begun.push([subject, monotonic()]);
    return one(subject);
  };
  if (perSecond === undefined) {
    const worker = async (): Promise<void> => {
      while (begun.length < count) await next();
    };
    await Promise.all(Array.from({ length: window }, worker));
    return begun;
  }
  const start = monotonic();
  const all: Promise<unknown>[] = [];
  for (let i = 0; i < count; i += 1) {
    const wait = start + (i * 1000) / perSecond - monotonic();
    if (wait > 0) await sleep(wait);
    all.push(next());
  }
  await Promise.all(all);
  return begun;
};

/** When the effect of each expected event stood. */
export class Arrivals {
  #moments: Moments = [];
  #expected = Infinity;
  #done: (() => void) | undefined;

  note(subject: string): void {
    this.#moments.push([subject, monotonic()]);
    if (this.#moments.length === this.#expected) this.#done?.();
  }

  /** To be asked before they are sent. */
  async all(count: number): Promise<Moments> {
    this.#moments = [];
    this.#expected = count;
    await new Promise<void>((resolve) => (this.#done = resolve));
    return this.#moments;
  }
}
