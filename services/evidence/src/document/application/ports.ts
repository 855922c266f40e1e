import type { Kept as Aggregate, Receipt } from '@sanzhi/kernel';
import type { ProcedureState } from '@sanzhi/statute';
import type { BodyRecord, Caller, CaseFile, OfficerRecord } from '../../matter/index.ts';
import type { Change, OfficialDocument } from '../domain/document.ts';

export type Kept = Aggregate<OfficialDocument>;

export interface DocumentStore {
  /** State and facts in one write; so does `save`. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<Kept | undefined>;
  save(known: Kept, change: Change): Promise<Receipt>;
  /** Newest first. */
  ofMatter(matter: string, agency: string): Promise<Kept[]>;
}

/** What this room asks of the matter's. */
export interface Cases {
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile; state: ProcedureState }>;
  forOfficer(id: string, who: Caller): Promise<{ file: CaseFile; state: ProcedureState }>;
  officers(certificates: readonly string[], agency: string): Promise<OfficerRecord[]>;
  body(agency: string): Promise<BodyRecord | undefined>;
}

/** The bucket `records`: versioned, with object lock. What is not there answers `store.not-found`. */
export interface Vault {
  stat(key: string): Promise<{ versionId: string; metadata: Record<string, string> }>;
  put(
    key: string,
    body: Buffer,
    meta: { contentType: string; metadata: Record<string, string> },
  ): Promise<{ versionId: string }>;
  lock(key: string, versionId: string, until: Date): Promise<void>;
  presignGet(
    key: string,
    versionId: string,
    link: { fileName: string; expires: number; inline?: boolean },
  ): Promise<string>;
}

export interface Typesetter {
  /** PDF/A; the same job gives the same bytes. */
  typeset(job: { template: string; inputs: unknown; title: string; at: Date }): Promise<Uint8Array>;
}
