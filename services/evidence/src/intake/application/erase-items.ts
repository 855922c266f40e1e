import { erasedWord } from '@sanzhi/statute';
import type { Items } from './ports.ts';

/** What the files were called that have become recordings of the matter, and what was said of them. */
export class EraseItems {
  readonly #items: Items;
  constructor(items: Items) {
    this.#items = items;
  }

  async erase({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    for (const kept of await this.#items.ofMatter(matter, agency)) {
      const { assignment } = kept.state;
      if (!assignment) continue;
      const { clockNote: _note, ...rest } = assignment;
      const item = {
        ...kept.state,
        fileName: erasedWord,
        assignment: { ...rest, title: erasedWord, place: erasedWord },
      };
      await this.#items.save(kept, { item, facts: [] });
    }
  }
}
