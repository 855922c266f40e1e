import type { ClearRow, Entries } from './ports.ts';
import type { Prover, Proven, ProveRows } from './prove-rows.ts';

export interface FoundFile extends Proven {
  row: ClearRow;
  checkpoint: string;
}

/** Is a file of this digest in the log? Tells the public nothing but that, when, and the proof (law 5). */
export class FindFile {
  readonly #entries: Pick<Entries, 'ofFile'>;
  readonly #proofs: ProveRows;
  readonly #types: readonly string[];

  /** @param types of the events that say the digest of a file which this house has read itself and locked */
  constructor(entries: Pick<Entries, 'ofFile'>, proofs: ProveRows, types: readonly string[]) {
    this.#entries = entries;
    this.#proofs = proofs;
    this.#types = types;
  }

  async execute({ sha256 }: { sha256: string }): Promise<{ found?: FoundFile; pending: boolean }> {
    const row = await this.#entries.ofFile(sha256, this.#types);
    if (!row) return { pending: false };
    const prover: Prover = await this.#proofs.now();
    if (!prover.covers(row)) return { pending: true };
    return { found: { row, checkpoint: prover.checkpoint, ...(await prover.prove(row)) }, pending: false };
  }
}
