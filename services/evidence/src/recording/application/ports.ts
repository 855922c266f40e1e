import type { Kept as Aggregate, Receipt } from '@sanzhi/kernel';
import type { ProcedureState } from '@sanzhi/statute';
import type { Readable } from 'node:stream';
import type { CaseFile, Caller, OfficerRecord } from '../../matter/index.ts';
import type { Course, CourseChange } from '../domain/course.ts';
import type { Discard, DiscardChange } from '../domain/discard.ts';
import type { Seen } from '../domain/judge.ts';
import type { Stay } from '../domain/stay.ts';
import type { Change, Credentials, Inside, MediaFacts, Recording, Scan } from '../domain/recording.ts';

export type { Caller };

export type Kept = Aggregate<Recording>;

export interface Recordings {
  /** State and facts in one write; so does `save`. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<Kept | undefined>;
  save(known: Kept, change: Change): Promise<Receipt>;
  /** Newest first. */
  ofMatter(matter: string, agency: string): Promise<Kept[]>;
  /** Sealed ones of the agency that have one of these digests. */
  sealedWith(sha256s: readonly string[], agency: string): Promise<Kept[]>;
  /** Sealed ones of the agency that came in between, newest first. */
  sealedBetween(agency: string, from: string, to: string): Promise<Kept[]>;
}

/** Each thing has one holder, whoever asks at the same moment; `from` loses it to the one who asks. */
export interface Claims {
  take(id: string, holder: string, from?: string): Promise<{ holder: string }>;
}

export type KeptCourse = Aggregate<Course>;

export interface Courses {
  get(id: string): Promise<KeptCourse | undefined>;
  add(change: CourseChange): Promise<Receipt>;
  save(known: KeptCourse, change: CourseChange): Promise<Receipt>;
  ofMatter(matter: string, agency: string): Promise<KeptCourse[]>;
  begunBetween(agency: string, from: string, to: string): Promise<KeptCourse[]>;
}

export type KeptDiscard = Aggregate<Discard>;

export interface Discards {
  add(change: DiscardChange): Promise<Receipt>;
  get(id: string): Promise<KeptDiscard | undefined>;
  save(known: KeptDiscard, change: DiscardChange): Promise<Receipt>;
  /** Newest first; so is `toldBetween`. */
  ofMatter(matter: string, agency: string): Promise<KeptDiscard[]>;
  toldBetween(agency: string, from: string, to: string): Promise<KeptDiscard[]>;
}

/** A stage that owed a record and was left: how it paid. */
export interface PaidDuty {
  agency: string;
  matter: string;
  activity: string;
  paid: 'recorded' | 'exempted';
  at: string;
}
/** An approved exemption, by its ground. */
export interface Exempted {
  agency: string;
  ground: string;
  at: string;
}

/** What the matters' room has said of recording duties, kept to be counted. */
export interface Duties {
  paid(event: string, duty: PaidDuty): Promise<void>;
  exempted(event: string, exempted: Exempted): Promise<void>;
  paidBetween(agency: string, from: string, to: string): Promise<PaidDuty[]>;
  exemptedBetween(agency: string, from: string, to: string): Promise<Exempted[]>;
}

/** A slot of a room with fixed cameras. */
export interface OwingSlot {
  films?: readonly string[];
  missing?: { approvedBy?: object };
}

/** What this room asks of the premises. */
export interface Slots {
  owing(agency: string, from: string, to: string): Promise<OwingSlot[]>;
}

interface Case {
  file: CaseFile;
  state: ProcedureState;
  stays: readonly Stay[];
}

/** What this room asks of the matter's. */
export interface Cases {
  read(id: string, who: { agency: string }): Promise<Case>;
  forOfficer(id: string, who: Caller): Promise<Case>;
  officers(certificates: readonly string[], agency: string): Promise<OfficerRecord[]>;
  /** For someone who acts in it by one of these roles and has stood on no other side of it (law 7). */
  forRole(id: string, who: Caller, roles: readonly string[]): Promise<CaseFile>;
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
    body: Buffer | Readable,
    meta: { contentType: string; metadata: Record<string, string>; size?: number },
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
  /** What the head of a picture says of itself (EXIF). */
  inside(head: Buffer): Promise<Inside | undefined>;
}

/** One stream under the eyes of the scanner, fed piece by piece. */
export interface ScanRun {
  feed(chunk: Buffer): Promise<void>;
  /** After the last piece. */
  end(): Promise<Scan | { verdict: 'infected'; engine: string; signature: string }>;
  abort(): void;
}

export interface Scanner {
  /** Absent: there is none, and the recording says so. */
  readonly engine: string | undefined;
  open(): Promise<ScanRun>;
}

/** Reads content credentials (C2PA) that the stream was seen to carry. */
export interface CredentialReader {
  read(file: () => Promise<Readable>, size: number, contentType: string): Promise<Credentials>;
}

export interface Step {
  step: 'digest' | 'look' | 'poster' | 'lock' | 'preview' | 'waveform' | 'clip';
  doneBytes: number;
  totalBytes: number;
  at: string;
}

/** How far the worker is, for the officer who waits; nothing rests on it. */
export interface Progress {
  say(id: string, step: Omit<Step, 'at'>): Promise<void>;
  of(id: string): Promise<Step | undefined>;
}

/** A file on the worker's own disk, gone when `use` is through. */
export interface MadeFile {
  path: string;
  size: number;
  sha256: string;
  contentType: string;
  open(): Readable;
}

export type Kind = 'video' | 'audio' | 'image';

/** Makes derived files; answers words instead of a file when the source does not give one. */
export interface Workshop {
  preview<T>(url: string, kind: Kind, use: (file: MadeFile) => Promise<T>): Promise<T | { failed: string }>;
  waveform<T>(url: string, use: (file: MadeFile) => Promise<T>): Promise<T | { failed: string }>;
  clip<T>(
    url: string,
    cut: { fromSeconds: number; toSeconds: number; contentType: string; facts: MediaFacts },
    use: (file: MadeFile) => Promise<T>,
  ): Promise<T | { failed: string }>;
}
