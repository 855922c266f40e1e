import { openRows } from './open-rows.ts';
import type { BodyKeys, Entries } from './ports.ts';
import type { OpenedRow } from './rows.ts';

/** Everything that was said of a matter, in the order in which it was heard; another agency hears nothing (law 9). */
export class ReadTimeline {
  readonly #entries: Pick<Entries, 'ofMatter'>;
  readonly #keys: BodyKeys;
  constructor(entries: Pick<Entries, 'ofMatter'>, keys: BodyKeys) {
    this.#entries = entries;
    this.#keys = keys;
  }

  async execute({ matter, agency }: { matter: string; agency: string }): Promise<OpenedRow[]> {
    const rows = await this.#entries.ofMatter(matter);
    return openRows(
      this.#keys,
      rows.filter((row) => row.agency === agency),
    );
  }
}
