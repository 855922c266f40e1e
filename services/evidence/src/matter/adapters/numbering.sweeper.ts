import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { IssueNumbered } from '../application/issue.ts';

const everyMs = 15_000;

/** At start and on a timer: numbers that a kill or an outage has left half given. */
@Injectable()
export class NumberingSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(NumberingSweeper.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(@Inject(IssueNumbered) readonly issue: IssueNumbered) {}

  onApplicationBootstrap(): void {
    this.#running = this.#sweep();
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.#sweep());
    }, everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    try {
      await this.issue.sweep();
    } catch (error) {
      this.#logger.warn(`sweep put off: ${(error as Error).message}`);
    }
  }
}
