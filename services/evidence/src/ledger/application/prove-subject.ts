import { openRows } from './open-rows.ts';
import type { BodyKeys, Entries, LedgerEvent } from './ports.ts';
import type { ProveRows } from './prove-rows.ts';
import { contentErased, entryAltered, notPublished } from './refusals.ts';

interface Proving {
  entries: Pick<Entries, 'ofSubject'>;
  keys: Pick<BodyKeys, 'known'>;
  proofs: ProveRows;
}

const source = '/sanzhi/evidence';

/** What one thing of this service has said, as the published tree proves it: other rooms act on this word, not on a row. */
export class ProveSubject {
  readonly #proving: Proving;
  constructor(proving: Proving) {
    this.#proving = proving;
  }

  /**
   * Its events in their order, 1 to `sequence` at least. Throws `ledger.not-published` while one of them is not in the
   * published tree, `ledger.content-erased` when one cannot be read any more, `ledger.entry-altered` when one is not what
   * was entered.
   */
  async execute({ subject, sequence }: { subject: string; sequence: number }): Promise<LedgerEvent[]> {
    const { entries, keys, proofs } = this.#proving;
    const prover = await proofs.now();
    const rows = (await entries.ofSubject(source, subject)).filter((row) => prover.covers(row));
    const said: LedgerEvent[] = [];
    for (const { row, event } of await openRows(keys, rows)) {
      await prover.prove(row);
      if (!event) throw contentErased(row.index);
      if (event.source !== source || event.subject !== subject) throw entryAltered(row.index);
      said.push(event);
    }
    said.sort((a, b) => a.sequence - b.sequence);
    const gap = said.some((event, n) => event.sequence !== n + 1);
    if (gap || said.length < sequence) throw notPublished();
    return said;
  }
}
