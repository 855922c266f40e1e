import { erasedWord } from '@sanzhi/statute';
import type { Recordings } from './ports.ts';

/** What was written about a matter's recordings: their names, places and who was there. The footage stays for its term. */
export class EraseFootage {
  readonly #recordings: Recordings;
  constructor(recordings: Recordings) {
    this.#recordings = recordings;
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
  }
}
