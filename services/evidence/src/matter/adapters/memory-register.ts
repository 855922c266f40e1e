import type { Register } from '../application/ports.ts';
import type { BodyRecord, OfficerRecord } from '../domain/matter.ts';

/** The same port without a database, for tests. */
export class MemoryRegister implements Register {
  readonly records = new Map<string, OfficerRecord>();
  readonly bodies = new Map<string, BodyRecord>();

  async officers(certificates: readonly string[]): Promise<OfficerRecord[]> {
    return certificates.flatMap((certificate) => this.records.get(certificate) ?? []);
  }
  async officersOf(agency: string): Promise<OfficerRecord[]> {
    return [...this.records.values()].filter((record) => record.agency === agency);
  }
  async body(agency: string): Promise<BodyRecord | undefined> {
    return this.bodies.get(agency);
  }
}
