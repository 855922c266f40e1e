import type { Entries, Entry, LedgerEvent } from '../application/ports.ts';

/** The same port without a database, for tests. */
export class MemoryEntries implements Entries {
  readonly #entries: Entry[] = [];

  async append(event: LedgerEvent): Promise<void> {
    if (this.#entries.some((entry) => entry.event.id === event.id)) return;
    this.#entries.push({ position: this.#entries.length + 1, event: structuredClone(event) });
  }
  async ofMatter(matter: string): Promise<Entry[]> {
    return this.#entries.filter(({ event }) => event.matter === matter);
  }
  async sequencesOf(source: string, subject: string): Promise<number[]> {
    return this.#entries
      .filter(({ event }) => event.source === source && event.subject === subject)
      .map(({ event }) => event.sequence)
      .sort((a, b) => a - b);
  }
}
