import type { Opening } from '@sanzhi/ledger';
import { openRows } from './open-rows.ts';
import type { BodyKeys, Entries, Row } from './ports.ts';
import type { Proven, ProveRows } from './prove-rows.ts';
import { noEntry } from './refusals.ts';

export interface Receipt extends Proven {
  row: Row;
  opening?: Opening;
}

const evidence = '/sanzhi/evidence';

/** What an officer or a party takes home of what was handed in: the entry that sealed it, its content and its proof. */
export class GiveReceipt {
  readonly #entries: Entries;
  readonly #keys: BodyKeys;
  readonly #proofs: ProveRows;
  readonly #types: readonly string[];

  /** @param types of the events that seal what was handed in */
  constructor(
    { entries, keys, proofs }: { entries: Entries; keys: BodyKeys; proofs: ProveRows },
    types: readonly string[],
  ) {
    this.#entries = entries;
    this.#keys = keys;
    this.#proofs = proofs;
    this.#types = types;
  }

  /** Of a recording or document of the agency, once it is sealed. */
  async execute({ id, agency }: { id: string; agency: string }): Promise<Receipt> {
    const rows = await this.#entries.ofSubject(evidence, id);
    const row = rows.find((one) => one.agency === agency && this.#types.includes(one.type));
    if (!row) throw noEntry(id);
    const proven = await (await this.#proofs.now()).prove(row);
    const [opened] = await openRows(this.#keys, [row]);
    return { row, ...proven, ...(opened?.opening ? { opening: opened.opening } : {}) };
  }
}
