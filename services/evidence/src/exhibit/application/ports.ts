import type { Person } from '@sanzhi/contracts';
import type { Kept as Aggregate, Receipt } from '@sanzhi/kernel';
import type { Caller, CaseFile, FiledRecording, OfficerRecord } from '../../matter/index.ts';
import type { Change, Exhibit } from '../domain/exhibit.ts';

export type { Caller };

export type Kept = Aggregate<Exhibit>;

export interface Exhibits {
  /** State and facts in one write; so does `save`. A number that is taken answers `already-exists`. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<Kept | undefined>;
  save(known: Kept, change: Change): Promise<Receipt>;
  /** By number. */
  ofMatter(matter: string, agency: string): Promise<Kept[]>;
  /** What this command has made. */
  ofCommand(command: string): Promise<Kept | undefined>;
  /** Preserved things of the agency, those taken on or after `from`. */
  preserved(agency: string, from?: string): Promise<Kept[]>;
  /** Of every agency: preserved, nothing decided, last day before `day`. */
  overdue(day: string): Promise<Kept[]>;
}

/** What this room asks of the matter's. */
export interface Cases {
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile }>;
  forRole(id: string, who: Caller, roles: readonly string[]): Promise<CaseFile>;
  officers(certificates: readonly string[], agency: string): Promise<OfficerRecord[]>;
  sealed(id: string, recordings: readonly string[], who: { agency: string }): Promise<FiledRecording[]>;
}

export interface Commands {
  /** Runs `work` as a command of its own, once for this key. A repeat does nothing and answers undefined. */
  once<T>(key: string, actor: Person, work: () => Promise<T>): Promise<T | undefined>;
}
