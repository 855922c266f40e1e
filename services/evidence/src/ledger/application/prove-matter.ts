import { openRows } from './open-rows.ts';
import type { Proven } from './prove-rows.ts';
import { publicRows, type Proving } from './public-rows.ts';
import type { OpenedRow } from './rows.ts';

export interface MatterProof {
  checkpoint: string;
  /** Published entries of the matter. */
  total: number;
  items: (OpenedRow & Proven)[];
}

/** All entries of one matter that are public by now, in their order, each with content and proof against one checkpoint. */
export class ProveMatter {
  readonly #proving: Proving;
  constructor(proving: Proving) {
    this.#proving = proving;
  }

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
    const { prover, published } = await publicRows(this.#proving, { matter, agency });
    const wanted = published.filter(({ number = 0 }) => number > after).slice(0, limit);
    const opened = await openRows(this.#proving.keys, wanted);
    const items = await Promise.all(
      opened.map(async (one) => ({ ...one, ...(await prover.prove(one.row)) })),
    );
    return { checkpoint: prover.checkpoint, total: published.length, items };
  }
}
