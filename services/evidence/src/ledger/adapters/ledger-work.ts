import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Loop } from '../application/loop.ts';
import type { Integrate } from '../application/integrate.ts';
import type { Publish } from '../application/publish.ts';
import type { SequenceEvents } from '../application/sequence-events.ts';
import type { StampCheckpoints } from '../application/stamp.ts';
import type { LedgerWatch } from './ledger-watch.ts';

const stampEveryMs = 60_000;
const stampAgainMs = 10_000;
const stampAtMostEveryMs = 500;

interface Parts {
  sequencer: SequenceEvents;
  integrate: Integrate;
  publish: Publish;
  stamps: StampCheckpoints;
  watch: LedgerWatch;
}

/** Starts and stops the two stages with the service: what one stored wakes the other. */
export class LedgerWork implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Ledger');
  readonly #publish: Publish;
  readonly #stamping: Loop;
  readonly #stamps: StampCheckpoints;

  constructor({ sequencer, integrate, publish, stamps, watch }: Parts) {
    this.#publish = publish;
    this.#stamps = stamps;
    this.#stamping = new Loop(() => this.#stamp());
    sequencer.onStored((placed) => {
      integrate.heard(placed);
      publish.wake();
    });
    publish.onPublished((rows) => {
      watch.published(rows, new Date());
      this.#stamping.wake();
    });
  }

  onApplicationBootstrap(): void {
    this.#publish.start();
    this.#stamping.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#publish.stop(), this.#stamping.stop()]);
  }

  async #stamp() {
    try {
      const left = await this.#stamps.execute();
      return { atLeast: stampAtMostEveryMs, atMost: left > 0 ? stampAtMostEveryMs : stampEveryMs };
    } catch (error) {
      this.#logger.warn(`time stamp missing: ${(error as Error).message}`);
      return { atLeast: stampAgainMs, atMost: stampAgainMs };
    }
  }
}
