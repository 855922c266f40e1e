import { DomainError, type Words } from '@sanzhi/kernel';
import type { Integrate } from './integrate.ts';
import { Loop, type Pause } from './loop.ts';
import type { ClearRow } from './ports.ts';
import { LedgerRefused } from './refusals.ts';
import type { Stand } from './standing.ts';
import { TooFewWitnesses } from './witness-port.ts';

/** What no waiting mends: bytes beneath the ledger are not those that were written. */
const refusals = new Set(['ledger.written-otherwise', 'ledger.tile.length', 'ledger.outside-tree']);

export const isRefusal = (error: unknown): boolean =>
  error instanceof LedgerRefused || (error instanceof DomainError && refusals.has(error.code));

/** Once may be another integrator that was faster; it would have published by now. */
const contradictedFor = 3;
const isContradicted = (error: unknown): boolean => error instanceof TooFewWitnesses && error.contradicted;

interface Pace {
  /** Between two checkpoints. */
  betweenMs: number;
  /** How often it looks by itself for what other processes stored. */
  lookMs: number;
  /** After a failure, doubled up to `lookMs * 5`. */
  againMs: number;
}

const usual: Pace = { betweenMs: 1000, lookMs: 2000, againMs: 500 };

/** Keeps the public tree up with the event store: at once when something is stored, at most about every second. */
export class Publish {
  readonly #loop: Loop;
  readonly #integrate: Pick<Integrate, 'round'>;
  readonly #stand: Stand;
  readonly #pace: Pace;
  readonly #listeners: ((rows: readonly ClearRow[]) => void)[] = [];
  #failures = 0;

  constructor(integrate: Pick<Integrate, 'round'>, stand: Stand, pace: Partial<Pace> = {}) {
    this.#integrate = integrate;
    this.#stand = stand;
    this.#pace = { ...usual, ...pace };
    this.#loop = new Loop(() => this.#turn());
  }

  onPublished(listener: (rows: readonly ClearRow[]) => void): void {
    this.#listeners.push(listener);
  }

  start(): void {
    this.#loop.start();
  }
  wake(): void {
    this.#loop.wake();
  }
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #turn(): Promise<Pause> {
    const { betweenMs, lookMs, againMs } = this.#pace;
    try {
      const { tree, published } = await this.#integrate.round();
      this.#failures = 0;
      this.#stand.well(tree.size);
      if (published.length > 0) for (const listener of this.#listeners) listener(published);
      return { atLeast: published.length > 0 ? betweenMs : 0, atMost: lookMs };
    } catch (error) {
      this.#failures += 1;
      const { code, words } = told(error);
      const refused = isRefusal(error) || (isContradicted(error) && this.#failures >= contradictedFor);
      this.#stand.trouble(refused ? 'refused' : 'waiting', code, words);
      const pause = Math.min(againMs * 2 ** (this.#failures - 1), lookMs * 5);
      return { atLeast: pause, atMost: pause };
    }
  }
}

const withMissing = ({ words, detail: { missing = [] } }: DomainError): Words => ({
  zh: [words.zh, ...missing.map(({ zh }) => zh)].join('；'),
  en: [words.en, ...missing.map(({ en }) => en)].join('; '),
});

const told = (error: unknown) =>
  error instanceof DomainError
    ? { code: error.code, words: withMissing(error) }
    : { code: 'ledger.failed', words: { zh: String(error), en: String(error) } };
