import type { BodyRecord, OfficerRecord } from '@sanzhi/contracts';
import type { Receipt } from '@sanzhi/kernel';

/** A register: the newest word on each entry, every word an event. */
export interface Register<T> {
  put(key: string, agency: string, entry: T): Promise<Receipt>;
  get(key: string): Promise<T | undefined>;
}

export type Bodies = Register<BodyRecord>;
export type Officers = Register<OfficerRecord>;
