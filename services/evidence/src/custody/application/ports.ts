import type { Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import type { Readable } from 'node:stream';
import type { Commands, Part } from '../../matter/index.ts';
import type { Access, AccessChange, Caller, HeldKind, HeldThing, Way } from '../domain/access.ts';
import type { Consultation, ConsultationChange, ConsultationState } from '../domain/consultation.ts';

export type { Commands };

export interface AccessFilter {
  agency: string;
  thing?: string;
  matter?: string;
  way?: Way | undefined;
}

export interface Accesses {
  /** State and facts in one write; so does `save`. */
  add(change: AccessChange): Promise<Receipt>;
  get(id: string): Promise<Kept<Access> | undefined>;
  save(known: Kept<Access>, change: AccessChange): Promise<Receipt>;
  /** Newest first. */
  page(of: AccessFilter, paging: PageRequest): Promise<Page<Kept<Access>>>;
}

export interface ConsultationFilter {
  agency: string;
  state?: ConsultationState | undefined;
  matter?: string | undefined;
  /** Subject of who asked. */
  requestedBy?: string | undefined;
}

export interface Consultations {
  add(change: ConsultationChange): Promise<Receipt>;
  get(id: string): Promise<Kept<Consultation> | undefined>;
  save(known: Kept<Consultation>, change: ConsultationChange): Promise<Receipt>;
  page(filter: ConsultationFilter, paging: PageRequest): Promise<Page<Kept<Consultation>>>;
}

export interface StoredAt {
  key: string;
  versionId: string;
}

/** A sealed thing and where its bytes lie. */
export interface Source extends HeldThing {
  original: StoredAt;
  /** Its name outside says nothing but what kind of thing it is (law 5). */
  fileName: string;
  look: 'video' | 'photo' | 'audio' | 'paper';
  /** Smaller, made from the original. */
  preview?: StoredAt;
  poster?: StoredAt;
  /** Picture of its sound. */
  waveform?: StoredAt;
  /** Cut from it, those that are made. */
  clips?: (StoredAt & { id: string; fileName: string })[];
  /** What is said in it, in words. */
  transcripts?: (StoredAt & { id: string; contentType: string })[];
  /** Since then its bytes are gone, lawfully; what it was is still told. */
  disposedAt?: string;
}

/** The sealed things of the other rooms; another agency's are not there. */
export interface Things {
  of(kind: HeldKind, id: string, who: { agency: string }): Promise<Source>;
}

export interface Cases {
  /** What the caller has to do with the matter; another agency's is not there. */
  partIn(id: string, who: Caller): Promise<Part | undefined>;
}

export interface Vault {
  presignGet(
    key: string,
    versionId: string,
    link: { fileName: string; expires: number; inline?: boolean },
  ): Promise<string>;
  presignRead(key: string, versionId: string, expires: number): Promise<string>;
  stream(key: string, versionId: string): Promise<Readable>;
}

export interface PreviewOrder {
  url: string;
  look: 'video' | 'photo' | 'audio';
  /** Burnt in, a line each. */
  lines: readonly string[];
  /** Seconds. */
  from: number;
}
export interface Preview {
  contentType: string;
  stream: Readable;
  /** Ends the work behind it; harmless when it is over. */
  stop: () => void;
}
export interface Previews {
  /** Answers when the first bytes are there. */
  open(order: PreviewOrder): Promise<Preview>;
}
