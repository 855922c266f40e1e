import type { BodyRecord } from '@sanzhi/contracts';
import type { Kept, Receipt } from '@sanzhi/kernel';
import type { Change, Publication } from '../domain/publication.ts';

export interface Publications {
  get(id: string): Promise<Kept<Publication> | undefined>;
  add(id: string, agency: string, change: Change): Promise<Receipt>;
  /** Stores state and facts in one write, if nobody else did since `known` was read. */
  save(known: Kept<Publication>, change: Change): Promise<Receipt>;
}

export interface Bodies {
  ofAgency(uscc: string): Promise<BodyRecord | undefined>;
}
