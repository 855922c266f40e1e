import type { Clock, Receipt } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import type { Caller, CaseFile, Documents } from '../../matter/index.ts';
import { assertByHand } from '../domain/by-hand.ts';
import type { Cases, DocumentStore } from './ports.ts';

interface Asked {
  id: string;
  matter: string;
  form: number;
  who: Caller;
}

/** 制作文书 by one of the matter's officers, all of whom sign it and must be entitled to on its date. */
export class MakeDocument {
  readonly #documents: DocumentStore;
  readonly #cases: Cases;
  readonly #writing: Documents;
  readonly #clock: Clock;
  constructor(documents: DocumentStore, cases: Cases, writing: Documents, clock: Clock) {
    this.#documents = documents;
    this.#cases = cases;
    this.#writing = writing;
    this.#clock = clock;
  }

  /** Refuses the form before its fields are looked at; a repeated command ends here with its first answer. */
  async assertMay({ id, matter, form, who }: Asked): Promise<{ file: CaseFile }> {
    await this.#documents.get(id);
    const { file, state } = await this.#cases.forOfficer(matter, who);
    assertByHand(form, state);
    return { file };
  }

  async execute({ fields, ...asked }: Asked & { fields: Record<string, unknown> }): Promise<Receipt> {
    const { id, form, who } = asked;
    const { file } = await this.assertMay(asked);
    await this.#cases.officers(
      file.officers.map(({ certificate }) => certificate),
      who.agency,
    );
    const { subject, name, certificate } = who;
    await this.#writing.make({
      id,
      matter: file,
      form,
      on: civilDateOf(this.#clock.now()),
      fields,
      by: { subject, name, ...(certificate === undefined ? {} : { certificate }) },
    });
    return { id, version: 1 };
  }
}
