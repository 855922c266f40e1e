import type { Receipt } from '@sanzhi/kernel';
import type { ProcedureState } from '@sanzhi/statute';
import type { Readable } from 'node:stream';
import type { CaseFile, Caller, OfficerRecord } from '../../matter/index.ts';
import type { Seen } from '../domain/judge.ts';
import type { Change, Recording } from '../domain/recording.ts';

export type { Caller };

export interface Kept {
  id: string;
  agency: string;
  version: number;
  sequence: number;
  createdAt: Date;
  state: Recording;
}

export interface Recordings {
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
}

export interface Part {
  part: number;
  etag: string;
  size: number;
}

/** The bucket `records`: versioned, with object lock. What is not there answers `store.not-found`. */
export interface Vault {
  startUpload(key: string, contentType: string): Promise<string>;
  presignPart(key: string, uploadId: string, n: number, expires: number): Promise<string>;
  uploadedParts(key: string, uploadId: string): Promise<Part[]>;
  completeUpload(key: string, uploadId: string, parts: readonly Part[]): Promise<{ versionId: string }>;
  stat(key: string, versionId?: string): Promise<{ versionId: string; size: number }>;
  stream(key: string, versionId: string): Promise<Readable>;
  put(
    key: string,
    body: Buffer,
    meta: { contentType: string; metadata: Record<string, string> },
  ): Promise<{ versionId: string }>;
  /** COMPLIANCE; a later date than the one in force is accepted, an earlier one refused. */
  lock(key: string, versionId: string, until: Date): Promise<void>;
  presignGet(
    key: string,
    versionId: string,
    link: { fileName: string; expires: number; inline?: boolean },
  ): Promise<string>;
  presignRead(key: string, versionId: string, expires: number): Promise<string>;
}

export interface Media {
  /** Looks into the file behind the address; throws only when that itself could not be done. */
  look(url: string): Promise<Seen>;
}
