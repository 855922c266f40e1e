import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

const everyMs = 15_000;

/** What a kill, an outage or the mere passing of time has left to do: looked for at start and on a timer, one round at a time. */
export abstract class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  /** One round. What it throws is logged, and the next round comes as planned. */
  protected abstract sweep(): Promise<unknown>;

  onApplicationBootstrap(): void {
    this.#running = this.#round();
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.#round());
    }, everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.warn(`sweep put off: ${(error as Error).message}`);
    }
  }
}
