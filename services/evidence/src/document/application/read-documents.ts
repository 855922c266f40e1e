import { documentOf } from './known.ts';
import type { Cases, DocumentStore, Kept } from './ports.ts';

/** What the agency may know of its own documents. Their bytes leave through `custody` only. */
export class ReadDocuments {
  readonly #documents: DocumentStore;
  readonly #cases: Cases;
  constructor(documents: DocumentStore, cases: Cases) {
    this.#documents = documents;
    this.#cases = cases;
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<Kept> {
    return documentOf(this.#documents, id, who);
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#cases.read(matter, who);
    return this.#documents.ofMatter(matter, who.agency);
  }
}
