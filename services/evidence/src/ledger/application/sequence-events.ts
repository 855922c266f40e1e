import type { Clock } from '@sanzhi/kernel';
import type { MatterPlace } from '@sanzhi/ledger';
import { placeRefused } from './refusals.ts';
import { hex, ownerOf, sealOf, sealRow } from './rows.ts';
import { leafOf } from './tiles.ts';
import type { BodyKeys, Entries, LedgerEvent, Link, Row } from './ports.ts';

const mostMatters = 50_000;
/** What one command to the database carries. */
const part = 256;

/** A row stored just now and its leaf hash, hex. */
export interface Placed {
  row: Row;
  leaf: string;
}

/**
 * Stage one of the ledger: gives each event its place in the log and in its matter, and stores it (law 3). One call at
 * a time; between processes the event store is the fence: who comes second has stored nothing, reads anew and goes on.
 */
export class SequenceEvents {
  readonly #entries: Entries;
  readonly #keys: BodyKeys;
  readonly #clock: Clock;
  /** Size and links run ahead of what is stored by the part that is being stored; both are forgotten when it is not. */
  #size: number | undefined;
  readonly #links = new Map<string, Link>();
  readonly #listeners: ((placed: readonly Placed[]) => void)[] = [];

  constructor({ entries, keys, clock }: { entries: Entries; keys: BodyKeys; clock: Clock }) {
    this.#entries = entries;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Called with what was stored just now, in order. */
  onStored(listener: (placed: readonly Placed[]) => void): void {
    this.#listeners.push(listener);
  }

  /** All are stored when it resolves, each once, in this order; one that was here already keeps its place. */
  async execute(events: readonly LedgerEvent[]): Promise<void> {
    if (this.#links.size > mostMatters) this.#links.clear();
    const seen = new Set<string>();
    let left = events.filter(({ id }) => !seen.has(id) && seen.add(id));
    for (let tried = -1; left.length > 0;) {
      if (await this.#store(left)) return;
      const known = await this.#entries.known(left.map(({ id }) => id));
      left = left.filter(({ id }) => !known.has(id));
      const next = await this.#entries.size();
      if (known.size === 0 && next === tried) throw placeRefused(next);
      tried = next;
    }
  }

  /** Seals one part while the one before is being stored; sends it when that one is there. */
  async #store(events: readonly LedgerEvent[]): Promise<boolean> {
    let before = Promise.resolve(true);
    try {
      for (let at = 0; at < events.length; at += part) {
        const placed = await this.#place(events.slice(at, at + part));
        if (!(await before)) break;
        before = this.#append(placed);
        before.catch(() => undefined); // It is waited for, but later.
      }
      const stored = await before;
      if (!stored) this.#forget();
      return stored;
    } catch (error) {
      await before.catch(() => false);
      this.#forget();
      throw error;
    }
  }

  async #append(placed: readonly Placed[]): Promise<boolean> {
    const stored = await this.#entries.append(placed.map(({ row }) => row));
    if (stored) for (const listener of this.#listeners) listener(placed);
    return stored;
  }

  async #place(events: readonly LedgerEvent[]): Promise<Placed[]> {
    const first = (this.#size ??= await this.#entries.size());
    await this.#learn(events);
    const keys = await this.#keys.inForce([...new Set(events.map(ownerOf))]);
    const seals = new Map([...keys].map(([owner, key]) => [owner, sealOf(key)]));
    const now = this.#clock.now();
    const placed = events.map((event, i) => {
      const { matter } = event;
      const seal = seals.get(ownerOf(event));
      if (!seal) throw new Error(`no key for ${ownerOf(event)}`);
      const place = matter === undefined ? undefined : placeAfter(this.#links.get(matter));
      const one = sealRow({ event, index: first + i, place, seal, now });
      if (matter !== undefined && place) this.#links.set(matter, { number: place.number, leaf: one.leaf });
      return one;
    });
    this.#size = first + placed.length;
    return placed;
  }

  /** Where the matters of these events stand, for those not seen since the last failure. */
  async #learn(events: readonly LedgerEvent[]): Promise<void> {
    const matters = new Set(events.flatMap(({ matter }) => (matter === undefined ? [] : [matter])));
    const unknown = [...matters].filter((matter) => !this.#links.has(matter));
    if (unknown.length === 0) return;
    for (const [matter, row] of await this.#entries.newestOf(unknown))
      this.#links.set(matter, { number: row.number ?? 0, leaf: hex(leafOf(row)) });
  }

  #forget(): void {
    this.#size = undefined;
    this.#links.clear();
  }
}

const placeAfter = (last: Link | undefined): MatterPlace =>
  last === undefined ? { number: 1 } : { number: last.number + 1, previous: last.leaf };
