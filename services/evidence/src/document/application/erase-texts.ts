import { erasedWord } from '@sanzhi/statute';
import type { DocumentStore } from './ports.ts';

/** The text of a matter's documents outside the locked PDF, which stays until its term is over. */
export class EraseTexts {
  readonly #documents: DocumentStore;
  constructor(documents: DocumentStore) {
    this.#documents = documents;
  }

  async erase({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    for (const kept of await this.#documents.ofMatter(matter, agency)) {
      const { served } = kept.state;
      await this.#documents.save(kept, {
        document: {
          ...kept.state,
          paragraphs: [],
          ...(served === undefined ? {} : { served: { ...served, recipient: erasedWord } }),
        },
        facts: [],
      });
    }
  }
}
