import type { Words } from '@sanzhi/kernel';

export type State = 'starting' | 'publishing' | 'waiting' | 'refused';

export interface Standing {
  /** `waiting`: for witnesses or a part that is away; `refused`: something was altered. */
  state: State;
  /** Of the published tree. */
  size: number;
  /** Published checkpoints without a time stamp yet. */
  unstamped: number;
  code?: string;
  words?: Words;
}

/** How publishing goes: health, metrics and log read it. */
export class Stand {
  #now: Standing = { state: 'starting', size: 0, unstamped: 0 };
  readonly #listeners: ((now: Standing, before: Standing) => void)[] = [];

  get now(): Standing {
    return this.#now;
  }

  onChange(listener: (now: Standing, before: Standing) => void): void {
    this.#listeners.push(listener);
  }

  well(size: number): void {
    this.#set({ state: 'publishing', size, unstamped: this.#now.unstamped });
  }

  /** Keeps the size: what is published stays published. */
  trouble(state: 'waiting' | 'refused', code: string, words: Words): void {
    this.#set({ ...this.#now, state, code, words });
  }

  unstamped(count: number): void {
    this.#set({ ...this.#now, unstamped: count });
  }

  #set(now: Standing): void {
    const before = this.#now;
    this.#now = now;
    for (const listener of this.#listeners) listener(now, before);
  }
}
