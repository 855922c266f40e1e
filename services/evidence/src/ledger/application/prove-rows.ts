import { formatProof, verifyInclusion, type Hash } from '@sanzhi/ledger';
import type { ClearRow } from './ports.ts';
import type { ReadLog } from './read-log.ts';
import { entryAltered, notPublished } from './refusals.ts';
import { entryOf } from './rows.ts';
import { leafOf } from './tiles.ts';

export interface Proven {
  index: number;
  /** Leaf data. */
  entry: string;
  /** c2sp.org/tlog-proof@v1 */
  proof: string;
}

export interface Prover {
  size: number;
  checkpoint: string;
  covers(row: Pick<ClearRow, 'index'>): boolean;
  prove(row: ClearRow): Promise<Proven>;
  /** That this tree begins with the one of the first `from` entries (RFC 6962 section 2.1.2). */
  extends(from: number): Promise<Hash[]>;
}

/** Proofs against the tree that is public now. */
export class ProveRows {
  readonly #log: ReadLog;
  constructor(log: ReadLog) {
    this.#log = log;
  }

  /** Refused while nothing is published. */
  async now(): Promise<Prover> {
    const tree = await this.#log.tree();
    if (!tree) throw notPublished();
    return this.under(tree);
  }

  /** Against a checkpoint that was published before. */
  under({ size, note }: { size: number; note: string }): Prover {
    const reader = this.#log.readerOf(size);
    let root: Promise<Hash> | undefined;
    const covers = ({ index }: Pick<ClearRow, 'index'>) => index < size;
    const prove = async (row: ClearRow): Promise<Proven> => {
      if (!covers(row)) throw notPublished();
      const { index } = row;
      const hashes = await reader.inclusion(index);
      // Nothing is handed out that does not hold.
      const claim = { index, size, leaf: leafOf(row), root: await (root ??= reader.root()), proof: hashes };
      if (!verifyInclusion(claim)) throw entryAltered(index);
      return {
        index,
        entry: Buffer.from(entryOf(row)).toString('utf8'),
        proof: formatProof({ index, hashes, checkpoint: note }),
      };
    };
    return { size, checkpoint: note, covers, prove, extends: (from) => reader.consistency(from) };
  }
}
