import { documentOf } from './known.ts';
import type { Cases, DocumentStore, Kept, Vault } from './ports.ts';

const linkSeconds = 300;

export class ReadDocuments {
  readonly #documents: DocumentStore;
  readonly #cases: Cases;
  readonly #vault: Vault;
  constructor(documents: DocumentStore, cases: Cases, vault: Vault) {
    this.#documents = documents;
    this.#cases = cases;
    this.#vault = vault;
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#cases.read(matter, who);
    return this.#documents.ofMatter(matter, who.agency);
  }

  /** A short-lived address of the locked version; its file name says only which form it is (law 5). */
  async content({ id, who }: { id: string; who: { agency: string } }): Promise<string> {
    const { state } = await documentOf(this.#documents, id, who);
    const fileName = `document-${state.form}.pdf`;
    return this.#vault.presignGet(state.key, state.versionId, {
      fileName,
      expires: linkSeconds,
      inline: true,
    });
  }
}
