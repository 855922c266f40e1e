import type { Clock } from '@sanzhi/kernel';
import type { MatterPlace } from '@sanzhi/ledger';
import { hex, ownerOf, sealRow } from './rows.ts';
import { leafOf } from './tiles.ts';
import type { BodyKeys, Entries, LedgerEvent, Link, Row } from './ports.ts';

const mostMatters = 50_000;

/**
 * Stage one of the ledger: gives each event its place in the log and in its matter, and stores it (law 3). One call at
 * a time; between processes the event store is the fence: who comes second has stored nothing, reads anew and goes on.
 */
export class SequenceEvents {
  readonly #entries: Entries;
  readonly #keys: BodyKeys;
  readonly #clock: Clock;
  readonly #links = new Map<string, Link>();
  readonly #listeners: ((rows: readonly Row[]) => void)[] = [];
  #size: number | undefined;

  constructor({ entries, keys, clock }: { entries: Entries; keys: BodyKeys; clock: Clock }) {
    this.#entries = entries;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Called with what was stored just now, in order. */
  onStored(listener: (rows: readonly Row[]) => void): void {
    this.#listeners.push(listener);
  }

  /** All are stored when it resolves, each once, in this order; one that was here already keeps its place. */
  async execute(events: readonly LedgerEvent[]): Promise<void> {
    const seen = new Set<string>();
    let left = events.filter(({ id }) => !seen.has(id) && seen.add(id));
    while (left.length > 0) {
      const rows = await this.#rowsOf(left);
      if (await this.#entries.append(rows)) {
        this.#stored(rows);
        return;
      }
      this.#forget();
      const known = await this.#entries.known(left.map(({ id }) => id));
      left = left.filter(({ id }) => !known.has(id));
    }
  }

  async #rowsOf(events: readonly LedgerEvent[]): Promise<Row[]> {
    const first = (this.#size ??= await this.#entries.size());
    await this.#learn(events);
    const keys = await this.#keys.inForce([...new Set(events.map(ownerOf))]);
    const links = new Map<string, Link>();
    const now = this.#clock.now();
    return events.map((event, i) => {
      const { matter } = event;
      const key = keys.get(ownerOf(event));
      if (!key) throw new Error(`no key for ${ownerOf(event)}`);
      const last = matter === undefined ? undefined : (links.get(matter) ?? this.#links.get(matter));
      const place = matter === undefined ? undefined : placeAfter(last);
      const row = sealRow({ event, index: first + i, place, key, now });
      if (matter !== undefined && place) links.set(matter, { number: place.number, leaf: hex(leafOf(row)) });
      return row;
    });
  }

  /** Where the matters of these events stand, for those not seen since the last failure. */
  async #learn(events: readonly LedgerEvent[]): Promise<void> {
    const matters = new Set(events.flatMap(({ matter }) => (matter === undefined ? [] : [matter])));
    const unknown = [...matters].filter((matter) => !this.#links.has(matter));
    if (unknown.length === 0) return;
    for (const [matter, row] of await this.#entries.newestOf(unknown))
      this.#links.set(matter, { number: row.number ?? 0, leaf: hex(leafOf(row)) });
  }

  #stored(rows: readonly Row[]): void {
    this.#size = (rows.at(-1)?.index ?? -1) + 1;
    if (this.#links.size > mostMatters) this.#links.clear();
    for (const row of rows)
      if (row.matter !== undefined && row.number !== undefined)
        this.#links.set(row.matter, { number: row.number, leaf: hex(leafOf(row)) });
    for (const listener of this.#listeners) listener(rows);
  }

  #forget(): void {
    this.#size = undefined;
    this.#links.clear();
  }
}

const placeAfter = (last: Link | undefined): MatterPlace =>
  last === undefined ? { number: 1 } : { number: last.number + 1, previous: last.leaf };
