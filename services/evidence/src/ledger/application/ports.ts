import type { Envelope } from '@sanzhi/contracts';

export type LedgerEvent = Envelope & { data: unknown };

export interface Entry {
  /** From 1, in the order of arrival, without a gap. */
  position: number;
  event: LedgerEvent;
}

export interface Entries {
  /** Stores the event at the next position; one that is here already keeps its place. */
  append(event: LedgerEvent): Promise<void>;
  ofMatter(matter: string): Promise<Entry[]>;
  /** Sequences of one aggregate (of one service), ascending. */
  sequencesOf(source: string, subject: string): Promise<number[]>;
}
