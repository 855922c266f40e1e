import type { ReadModel } from '@sanzhi/persistence';
import type { Register } from '../application/ports.ts';
import type { BodyRecord, OfficerRecord } from '../domain/matter.ts';

/** What disclosure has said of officers and bodies, kept here so that evidence works while disclosure is away. */
export class MongoRegister implements Register {
  readonly #officers: ReadModel<OfficerRecord>;
  readonly #bodies: ReadModel<BodyRecord>;

  constructor(officers: ReadModel<OfficerRecord>, bodies: ReadModel<BodyRecord>) {
    this.#officers = officers;
    this.#bodies = bodies;
  }

  keepOfficer(record: OfficerRecord, sequence: number): Promise<void> {
    return this.#officers.put(record.certificate, sequence, record);
  }
  keepBody(record: BodyRecord, sequence: number): Promise<void> {
    return this.#bodies.put(record.uscc, sequence, record);
  }

  officers(certificates: readonly string[]): Promise<OfficerRecord[]> {
    return this.#officers.find({ _id: { $in: [...certificates] } });
  }
  officersOf(agency: string): Promise<OfficerRecord[]> {
    return this.#officers.find({ 'value.agency': agency });
  }
  body(agency: string): Promise<BodyRecord | undefined> {
    return this.#bodies.get(agency);
  }
}
