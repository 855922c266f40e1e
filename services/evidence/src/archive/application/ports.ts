import type { Kept as Aggregate, Receipt } from '@sanzhi/kernel';
import type { BundleFile } from '@sanzhi/ledger';
import type { ProcedureState } from '@sanzhi/statute';
import type { Readable } from 'node:stream';
import type { CaseFile, Commands, Part } from '../../matter/index.ts';
import type { Bundle, BundledFile, Caller, Change, MatterFile } from '../domain/bundle.ts';
import type { ToldMatter } from './told.ts';

export type { Caller, Commands };

export type Kept = Aggregate<Bundle>;

export interface Bundles {
  /** State and facts in one write; so does `save`. */
  add(change: Change): Promise<Receipt>;
  get(id: string): Promise<Kept | undefined>;
  save(known: Kept, change: Change): Promise<Receipt>;
  /** Newest first. */
  ofMatter(matter: string, agency: string): Promise<Kept[]>;
}

export interface Cases {
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile; state: ProcedureState }>;
  /** What the caller has to do with the matter, if anything. */
  partIn(id: string, who: Caller): Promise<Part | undefined>;
  /** What the register says of the agency. */
  body(agency: string): Promise<{ name: string } | undefined>;
}

/** What the other rooms have of a matter. */
export interface Materials {
  /** Every sealed file that is still there. */
  files(matter: string, agency: string): Promise<MatterFile[]>;
}

/** What an archive is told of a transfer. */
export interface TransferMaterial {
  /** Of the root folder. */
  name: string;
  bundle: Bundle;
  matter: ToldMatter;
  /** Of the agency. */
  body: string;
  at: Date;
  files: readonly (MatterFile & BundledFile)[];
  /** Proofs, custody list and the like, as they lie in the bundle. */
  small: readonly BundleFile[];
  /** Bodies of the entries that can still be opened, in order. */
  events: readonly unknown[];
}

/** Makes the material one information package: METS, PREMIS, a description. */
export interface Descriptions {
  of(material: TransferMaterial): BundleFile[];
}

/** The small files of a bundle, sealed, until it is fetched. */
export interface Heads {
  put(bundle: Bundle, bytes: Uint8Array): Promise<{ key: string; versionId: string; generation: number }>;
  /** Undefined once the matter was erased. */
  get(
    bundle: Bundle,
    head: { key: string; versionId: string; generation: number },
  ): Promise<Uint8Array | undefined>;
}

export interface Vault {
  stream(key: string, versionId: string): Promise<Readable>;
}

/** The page in the bundle that explains and verifies it. */
export type ReadPage = () => Promise<Uint8Array>;
