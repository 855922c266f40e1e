import { openRows } from './open-rows.ts';
import type { BodyKeys, Entries } from './ports.ts';
import type { Proven, ProveRows } from './prove-rows.ts';
import type { OpenedRow } from './rows.ts';

export interface MatterProof {
  checkpoint: string;
  /** Published entries of the matter. */
  total: number;
  items: (OpenedRow & Proven)[];
}

/** All entries of one matter that are public by now, in their order, each with content and proof against one checkpoint. */
export class ProveMatter {
  readonly #entries: Entries;
  readonly #keys: BodyKeys;
  readonly #proofs: ProveRows;
  constructor({ entries, keys, proofs }: { entries: Entries; keys: BodyKeys; proofs: ProveRows }) {
    this.#entries = entries;
    this.#keys = keys;
    this.#proofs = proofs;
  }

  /** Another agency's matter has none (law 9). */
  async execute({
    matter,
    agency,
    after = 0,
    limit = Infinity,
  }: {
    matter: string;
    agency: string;
    after?: number;
    limit?: number;
  }): Promise<MatterProof> {
    const prover = await this.#proofs.now();
    const rows = (await this.#entries.ofMatter(matter)).filter(
      (row) => row.agency === agency && prover.covers(row),
    );
    const wanted = rows.filter(({ number = 0 }) => number > after).slice(0, limit);
    const opened = await openRows(this.#keys, wanted);
    const items = await Promise.all(
      opened.map(async (one) => ({ ...one, ...(await prover.prove(one.row)) })),
    );
    return { checkpoint: prover.checkpoint, total: rows.length, items };
  }
}
