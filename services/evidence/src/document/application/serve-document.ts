import { derivedId, digestOf, type Clock, type Receipt } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import type { Caller, CaseFile, Commands, Documents } from '../../matter/index.ts';
import type { OfficialDocument, ServiceMethod } from '../domain/document.ts';
import { assertServable, serve } from '../domain/serve.ts';
import { documentOf } from './known.ts';
import type { Cases, DocumentStore } from './ports.ts';

const proofOfService = 50;
const decision = 45;

export interface Service {
  id: string;
  method: ServiceMethod;
  recipient: string;
  servedAt: string;
  place: string;
  note?: string | undefined;
  who: Caller;
}

interface Parts {
  documents: DocumentStore;
  cases: Cases;
  writing: Documents;
  commands: Commands;
  clock: Clock;
}

/** 送达登记: the proof of service is a document of its own, made first; then the served document says so. */
export class ServeDocument {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(service: Service): Promise<Receipt> {
    const { documents, cases, clock } = this.#parts;
    const { id, method, recipient, servedAt, who } = service;
    const known = await documentOf(documents, id, who);
    const { file } = await cases.forOfficer(known.state.matter, who);
    assertServable(known.state, servedAt, clock.now());
    await cases.officers(
      file.officers.map(({ certificate }) => certificate),
      who.agency,
    );
    const receipt = await this.#prove(known.state, file, service);
    return documents.save(
      known,
      serve(known.state, { at: servedAt, method, recipient, receipt }, clock.now()),
    );
  }

  /** Under an id that follows from what it says: a second try meets the first, other words make another. */
  async #prove(document: OfficialDocument, file: CaseFile, service: Service): Promise<string> {
    const { writing, commands, clock } = this.#parts;
    const { who, id: _, ...said } = service;
    const { subject, name, certificate } = who;
    const by = { subject, name, ...(certificate === undefined ? {} : { certificate }) };
    const { method, servedAt, place, recipient, note } = said;
    const id = derivedId('proof-of-service', document.id, digestOf(said));
    const order = {
      id,
      matter: file,
      form: proofOfService,
      on: civilDateOf(clock.now()),
      fields: {
        document: document.title,
        number: document.number,
        decision: document.form === decision,
        method,
        servedAt,
        place,
        recipient,
        ...(note === undefined || note === '' ? {} : { note }),
      },
      by,
    };
    await commands.once(`proof-of-service:${id}`, by, () => writing.make(order));
    return id;
  }
}
