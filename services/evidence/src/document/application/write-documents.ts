import { DomainError, sha256Hex, type Clock } from '@sanzhi/kernel';
import { retainedUntil } from '@sanzhi/statute';
import type { BodyRecord, DocumentOrder, Documents, MadeDocument } from '../../matter/index.ts';
import type { OfficialDocument } from '../domain/document.ts';
import { paragraphsOf } from '../forms/index.ts';
import { formDataOf, formFor } from './form-data.ts';
import type { Cases, DocumentStore, Typesetter, Vault } from './ports.ts';

interface Parts {
  documents: DocumentStore;
  cases: Pick<Cases, 'body'>;
  vault: Vault;
  typesetter: Typesetter;
  clock: Clock;
}

/** Stands in for the number that is only taken once the document is known to come out well. */
const trialNumber = '试〔2000〕1号';
const dayOf = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

/**
 * Typesets, stores, locks, and only then says so. A repeat under the same id finds what the first try left: the document,
 * or its bytes in the store.
 */
export class WriteDocuments implements Documents {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async check(order: DocumentOrder): Promise<void> {
    const numbered = formFor(order.form).numbered !== undefined;
    await this.#print(numbered ? { ...order, number: order.number ?? trialNumber } : order);
  }

  async make(order: DocumentOrder): Promise<MadeDocument> {
    const known = await this.#parts.documents.get(order.id);
    if (known) return made(known.state);
    const { pdf, title, paragraphs } = await this.#print(order);
    const { id, matter, form, number, on, by } = order;
    const sha256 = sha256Hex(pdf);
    const until = new Date(`${retainedUntil('case-file', on)}T23:59:59+08:00`);
    const key = `${matter.id}/${id}`;
    const versionId = await this.#keep(key, pdf, sha256, until);
    const document: OfficialDocument = {
      id,
      agency: matter.agency,
      matter: matter.id,
      form,
      title,
      ...(number === undefined ? {} : { number }),
      stage: matter.stage,
      date: on,
      by,
      key,
      versionId,
      sha256,
      size: pdf.length,
      retainUntil: until.toISOString(),
      paragraphs,
      madeAt: this.#parts.clock.now().toISOString(),
    };
    return made(await this.#add(document));
  }

  /** Two may write the same order at once; the first in the database is the document. */
  async #add(document: OfficialDocument): Promise<OfficialDocument> {
    const { documents } = this.#parts;
    try {
      await documents.add({ document, facts: [{ fact: 'made' }] });
      return document;
    } catch (error) {
      const other = error instanceof DomainError && error.code === 'already-exists';
      const first = other ? await documents.get(document.id) : undefined;
      if (!first) throw error;
      return first.state;
    }
  }

  async #print(order: DocumentOrder): Promise<{ pdf: Buffer; title: string; paragraphs: string[] }> {
    const body = await this.#body(order.matter.agency);
    const rendered = formFor(order.form).render(formDataOf(order, body));
    const { template, inputs, title } = rendered;
    const pdf = await this.#parts.typesetter.typeset({ template, inputs, title, at: dayOf(order.on) });
    return { pdf: Buffer.from(pdf), title, paragraphs: paragraphsOf(rendered) };
  }

  async #body(agency: string): Promise<BodyRecord> {
    const body = await this.#parts.cases.body(agency);
    if (body) return body;
    throw new DomainError('document.body-unknown', {
      zh: '本机关尚未登记为执法主体，不能制作文书',
      en: 'The agency is not in the register of bodies, so no document can be made in its name',
    });
  }

  /** The version with these very bytes, put there now or by a try that was cut short, under lock. */
  async #keep(key: string, pdf: Buffer, sha256: string, until: Date): Promise<string> {
    const { vault } = this.#parts;
    const versionId =
      (await this.#keptBefore(key, sha256)) ??
      (
        await vault.put(key, pdf, {
          contentType: 'application/pdf',
          metadata: { sha256 },
        })
      ).versionId;
    await vault.lock(key, versionId, until);
    return versionId;
  }

  async #keptBefore(key: string, sha256: string): Promise<string | undefined> {
    try {
      const { versionId, metadata } = await this.#parts.vault.stat(key);
      return metadata['sha256'] === sha256 ? versionId : undefined;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'store.not-found') return undefined;
      throw error;
    }
  }
}

const made = ({ id, title, sha256, paragraphs }: OfficialDocument): MadeDocument => ({
  id,
  title,
  sha256,
  paragraphs,
});
