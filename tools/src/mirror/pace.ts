import { setTimeout as sleep } from 'node:timers/promises';

/** No more than so many bytes a second, over all who share it. */
export class Pace {
  readonly #bytesPerMs: number;
  #free = 0;

  constructor(megabytesPerSecond: number) {
    this.#bytesPerMs = megabytesPerSecond * 1000;
  }

  async take(bytes: number): Promise<void> {
    const now = performance.now();
    this.#free = Math.max(this.#free, now) + bytes / this.#bytesPerMs;
    if (this.#free - now > 1) await sleep(this.#free - now);
  }
}
