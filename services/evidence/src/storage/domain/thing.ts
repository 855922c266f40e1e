import type { ArchiveClass } from '@sanzhi/statute';

/** `item`: a station's file that belongs to no matter, found to be no evidence. */
export type HeldKind = 'recording' | 'document' | 'item';

/** A thing as an entry names it. */
export interface NamedThing {
  kind: HeldKind;
  thing: string;
  /** An item has none. */
  matter?: string;
  title: string;
  sha256: string;
}

/** A sealed thing as its own room tells it. */
export interface SealedThing extends NamedThing {
  agency: string;
  key: string;
  versionId: string;
  size: number;
  class: ArchiveClass;
  sealedAt: string;
  retainUntil: string;
}
