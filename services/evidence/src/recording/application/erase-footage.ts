import { erasedWord } from '@sanzhi/statute';
import type { Discards, Recordings } from './ports.ts';

/** What was written about a matter's recordings: their names, places and who was there. The footage stays for its term. */
export class EraseFootage {
  readonly #recordings: Recordings;
  readonly #discards: Discards;
  constructor(recordings: Recordings, discards: Discards) {
    this.#recordings = recordings;
    this.#discards = discards;
  }

  async erase({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    for (const kept of await this.#recordings.ofMatter(matter, agency)) {
      const { position: _position, track: _track, clockNote: _note, inside: _inside, ...rest } = kept.state;
      await this.#recordings.save(kept, {
        recording: {
          ...rest,
          title: erasedWord,
          fileName: erasedWord,
          place: erasedWord,
          attendees: [],
          marks: rest.marks.map(({ text: _text, ...mark }) => mark),
        },
        facts: [],
      });
    }
    for (const kept of await this.#discards.ofMatter(matter, agency)) {
      const discard = { ...kept.state, title: erasedWord, reason: erasedWord };
      await this.#discards.save(kept, { discard, facts: [] });
    }
  }
}
