import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AssignItem } from '../application/assign-item.ts';

const everyMs = 15_000;

/** At start and on a timer: files that a kill or an outage has left on their way into a matter. */
@Injectable()
export class AssignmentSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(AssignmentSweeper.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(@Inject(AssignItem) readonly assigning: AssignItem) {}

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
      await this.assigning.sweep();
    } catch (error) {
      this.#logger.warn(`sweep put off: ${(error as Error).message}`);
    }
  }
}
