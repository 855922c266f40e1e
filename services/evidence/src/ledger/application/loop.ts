/** One piece of work again and again: at once when woken, else after the pause that the last turn asked for. */
export class Loop {
  readonly #turn: () => Promise<Pause>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = true;
  #woken = false;

  constructor(turn: () => Promise<Pause>) {
    this.#turn = turn;
  }

  start(): void {
    this.#stopped = false;
    this.#next({ atLeast: 0, atMost: 0 });
  }

  wake(): void {
    if (this.#running) this.#woken = true;
    else this.#wakeUp?.();
  }

  /** No turn begins any more; waits for the one under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wakeUp: (() => void) | undefined;

  #next({ atLeast, atMost }: Pause): void {
    if (this.#stopped) return;
    const begun = Date.now();
    const sleepFor = (ms: number) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#run(), ms);
    };
    this.#wakeUp = () => {
      if (!this.#stopped) sleepFor(Math.max(0, begun + atLeast - Date.now()));
    };
    sleepFor(this.#woken ? atLeast : atMost);
    this.#woken = false;
  }

  #run(): void {
    this.#wakeUp = undefined;
    this.#running = this.#turn().then((pause) => {
      this.#running = undefined;
      this.#next(pause);
    });
  }
}

/** In milliseconds: not before, even when woken; not later, even when not. */
export interface Pause {
  atLeast: number;
  atMost: number;
}
