import { erasedWord } from '@sanzhi/statute';
import type { Exhibits } from './ports.ts';

/** Who a matter's things were taken from, given to, and who stood by. What they were, and their seals, stay. */
export class EraseExhibits {
  readonly #exhibits: Exhibits;
  constructor(exhibits: Exhibits) {
    this.#exhibits = exhibits;
  }

  async erase({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    for (const kept of await this.#exhibits.ofMatter(matter, agency)) {
      const { chain, disposal } = kept.state;
      const exhibit = {
        ...kept.state,
        description: erasedWord,
        takenFrom: erasedWord,
        takenPlace: erasedWord,
        keptAt: disposal?.confirmedBy ? erasedWord : kept.state.keptAt,
        chain: chain.map(({ from, to, reason, ...link }) => ({
          ...link,
          ...(from === undefined ? {} : { from: erasedWord }),
          ...(to === undefined ? {} : { to: erasedWord }),
          ...(reason === undefined ? {} : { reason: erasedWord }),
          people: link.people.map(() => erasedWord),
          photos: link.photos.map((photo) => ({ ...photo, title: erasedWord })),
        })),
        ...(disposal ? { disposal: { ...disposal, to: erasedWord, reason: erasedWord } } : {}),
      };
      await this.#exhibits.save(kept, { exhibit, facts: [] });
    }
  }
}
