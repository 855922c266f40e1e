import type { Outcome } from './carry.ts';

/** What a run has done. */
export interface Carried {
  /** Files of the ledger and versions that were put at the second site now. */
  carried: number;
  bytes: number;
  /** Proved there before. */
  wasThere: number;
  refused: number;
}

const everyMs = 1_000;

/** Numbers of a run under way, told at most once a second. */
export class Progress {
  readonly sums: Carried = { carried: 0, bytes: 0, wasThere: 0, refused: 0 };
  readonly #tell: (text: string) => void;
  readonly #began = performance.now();
  #told = 0;
  #files = 0;
  #passed = 0;
  #expected = 0;

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  expect(files: number): void {
    this.#expected = files;
  }

  /** Bytes on their way. */
  passed(bytes: number): void {
    this.#passed += bytes;
    this.#sayNowAndThen();
  }

  done(outcome: Outcome, bytes: number): void {
    if (outcome === 'carried') this.sums.carried += 1;
    else if (outcome === 'was-there') this.sums.wasThere += 1;
    else this.sums.refused += 1;
    this.sums.bytes += bytes;
    if (this.#expected > 0) this.#files += 1;
    this.#sayNowAndThen();
  }

  say(): void {
    const { carried, wasThere, refused } = this.sums;
    const megabytes = this.#passed / 1e6;
    const rate = megabytes / ((performance.now() - this.#began) / 1000);
    const files = this.#expected === 0 ? 'ledger' : `file ${this.#files} of ${this.#expected}`;
    this.#tell(
      `${files}: ${carried} carried, ${wasThere} there before, ${refused} refused; ${megabytes.toFixed(1)} MB, ${rate.toFixed(1)} MB/s`,
    );
  }

  #sayNowAndThen(): void {
    if (performance.now() - this.#told < everyMs) return;
    this.#told = performance.now();
    this.say();
  }
}
