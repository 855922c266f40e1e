import type { Clock } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { createHash } from 'node:crypto';
import type { Checkpoints, Log, Timestamps } from './ports.ts';
import type { Stand } from './standing.ts';

const atOnce = 20;
const daysBack = 10;

export const dayPath = (day: string): string => `days/${day}/checkpoint`;
export const dayStampPath = (day: string): string => `days/${day}/checkpoint.tsr`;

interface Parts {
  checkpoints: Checkpoints;
  log: Pick<Log, 'keep'>;
  /** None where no authority is configured. */
  timestamps: Timestamps | undefined;
  stand: Stand;
  clock: Clock;
}

/**
 * A time stamp (RFC 3161) over each published checkpoint, late when the authority was away; and when a day is over, its
 * last checkpoint with its stamp goes under lock into the bucket.
 */
export class StampCheckpoints {
  readonly #parts: Parts;
  readonly #kept = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How many are left. Throws when the authority or the store is away; what was stamped stays stamped. */
  async execute(): Promise<number> {
    const { checkpoints, timestamps, stand } = this.#parts;
    try {
      if (timestamps) await this.#stampAll(timestamps);
    } finally {
      await this.#keepDays();
      stand.unstamped(timestamps ? await checkpoints.countUnstamped() : 0);
    }
    return stand.now.unstamped;
  }

  /** The newest first: it covers all the others. */
  async #stampAll(timestamps: Timestamps): Promise<void> {
    const { checkpoints } = this.#parts;
    for (const { size, note } of await checkpoints.unstamped(atOnce)) {
      const { token } = await timestamps.stamp(createHash('sha256').update(note).digest());
      await checkpoints.stamp(size, token);
    }
  }

  async #keepDays(): Promise<void> {
    const { checkpoints, clock } = this.#parts;
    const days = await checkpoints.days(civilDateOf(clock.now()), daysBack);
    for (const { day, note, token } of days) {
      await this.#keep(dayPath(day), Buffer.from(note));
      if (token) await this.#keep(dayStampPath(day), token);
    }
  }

  async #keep(path: string, bytes: Uint8Array): Promise<void> {
    if (this.#kept.has(path)) return;
    await this.#parts.log.keep(path, bytes);
    this.#kept.add(path);
  }
}
