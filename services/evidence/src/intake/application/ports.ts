import type { Person } from '@sanzhi/contracts';
import type { Kept, Receipt } from '@sanzhi/kernel';
import type { Caller, CaseFile, OfficerMatter } from '../../matter/index.ts';
import type { BookedSlot } from '../../premises/index.ts';
import type { Adoption, Declared, Examined } from '../../recording/index.ts';
import type { Batch, BatchChange } from '../domain/batch.ts';
import type { Change, Fault, Item, ItemState } from '../domain/item.ts';

export type { Caller };

export type KeptItem = Kept<Item>;
export type KeptBatch = Kept<Batch>;

export interface ItemFilter {
  agency: string;
  state?: ItemState | undefined;
  certificate?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export interface Items {
  /** State and facts in one write; so does `save`. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<KeptItem | undefined>;
  save(known: KeptItem, change: Change): Promise<Receipt>;
  page(filter: ItemFilter): Promise<{ items: KeptItem[]; next?: string }>;
  ofBatch(batch: string): Promise<KeptItem[]>;
  /** Handed in under one line of a batch, the latest last. */
  ofLine(batch: string, fileName: string): Promise<KeptItem[]>;
  withContent(sha256: string, agency: string): Promise<KeptItem[]>;
  /** That a person has said belong to this matter. */
  ofMatter(matter: string, agency: string): Promise<KeptItem[]>;
  /** The file that became, or is becoming, this recording. */
  ofRecording(recording: string, agency: string): Promise<KeptItem | undefined>;
  /** On their way into a matter, of every agency. */
  assigning(): Promise<KeptItem[]>;
}

export interface Batches {
  add(change: BatchChange): Promise<Receipt>;
  get(id: string): Promise<KeptBatch | undefined>;
  save(known: KeptBatch, change: BatchChange): Promise<Receipt>;
  page(filter: {
    agency: string;
    after?: string | undefined;
    limit: number;
  }): Promise<{ items: KeptBatch[]; next?: string }>;
}

export interface Part {
  part: number;
  etag: string;
  size: number;
}

/** The bucket `records`. What is not there answers `store.not-found`. */
export interface Vault {
  startUpload(key: string, contentType: string): Promise<string>;
  presignPart(key: string, uploadId: string, n: number, expires: number): Promise<string>;
  /** Sends one part through this service, for clients that cannot send it themselves. */
  putPart(key: string, uploadId: string, n: number, body: Buffer): Promise<void>;
  uploadedParts(key: string, uploadId: string): Promise<Part[]>;
  completeUpload(key: string, uploadId: string, parts: readonly Part[]): Promise<{ versionId: string }>;
  stat(key: string, versionId?: string): Promise<{ versionId: string; size: number }>;
  lock(key: string, versionId: string, until: Date): Promise<void>;
}

/** What this room asks of the matter's. */
export interface Cases {
  forOfficer(id: string, who: Caller): Promise<{ file: CaseFile }>;
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile }>;
  ofOfficer(certificate: string, agency: string): Promise<OfficerMatter[]>;
}

/** What this room asks of the rooms with fixed cameras. */
export interface Slots {
  ofCamera(camera: string, agency: string, span: { from: number; to: number }): Promise<BookedSlot[]>;
}

export interface Recordings {
  /** Makes the file a recording of the matter, or says why not. */
  execute(adoption: Adoption): Promise<Receipt>;
}

/** What has become of a file in its matter. */
export interface Outcomes {
  one(of: { id: string; who: { agency: string } }): Promise<{ state: { fault?: Fault } }>;
}

export interface Examiner {
  /** Reads the file back, has it scanned and looks into it. */
  execute(file: Declared): Promise<Examined>;
}

export interface Commands {
  once<T>(key: string, actor: Person, work: () => Promise<T>): Promise<T | undefined>;
}

/** The end of a file that is shorter than a part may be, until more comes. */
export interface Tails {
  get(item: string, offset: number): Promise<Buffer>;
  put(item: string, offset: number, bytes: Buffer): Promise<void>;
  drop(item: string): Promise<void>;
}
