import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { LapsePreservations } from '../application/lapse-preservations.ts';

const everyMs = 15_000;

/** At start and on a timer: preservations whose time is over end by themselves. */
@Injectable()
export class PreservationSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(PreservationSweeper.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(@Inject(LapsePreservations) readonly lapsing: LapsePreservations) {}

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
      await this.lapsing.execute((id, error) =>
        this.#logger.warn(
          `preservation of ${id} not ended yet, tried again later: ${(error as Error).message}`,
        ),
      );
    } catch (error) {
      this.#logger.warn(`sweep put off: ${(error as Error).message}`);
    }
  }
}
