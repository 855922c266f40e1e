import type { Entries } from './ports.ts';

/** Which events of one aggregate the ledger has not got, up to the newest it has: sequences are gapless from 1. */
export class FindGaps {
  readonly #entries: Entries;
  constructor(entries: Entries) {
    this.#entries = entries;
  }

  async execute({ source, subject }: { source: string; subject: string }): Promise<number[]> {
    const sequences = new Set(await this.#entries.sequencesOf(source, subject));
    const newest = Math.max(0, ...sequences);
    return Array.from({ length: newest }, (_, index) => index + 1).filter((n) => !sequences.has(n));
  }
}
