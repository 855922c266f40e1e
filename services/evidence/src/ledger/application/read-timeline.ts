import type { Entries, Entry } from './ports.ts';

/** Everything that was said of a matter, in the order in which it was heard; another agency hears nothing (law 9). */
export class ReadTimeline {
  readonly #entries: Entries;
  constructor(entries: Entries) {
    this.#entries = entries;
  }

  async execute({ matter, agency }: { matter: string; agency: string }): Promise<Entry[]> {
    const entries = await this.#entries.ofMatter(matter);
    return entries.filter(({ event }) => event.agency === agency);
  }
}
