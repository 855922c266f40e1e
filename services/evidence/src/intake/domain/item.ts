import type { MalwareScan, Person } from '@sanzhi/contracts';
import type { Words } from '@sanzhi/kernel';
import type { MediaKind } from '@sanzhi/statute';

export type ItemState =
  'uploading' | 'received' | 'checked' | 'assigning' | 'assigned' | 'refused' | 'quarantined';

export interface Fault {
  code: string;
  words: Words;
}

/** To which matter a person has said it belongs: frozen before the matter is told, so that it goes nowhere else. */
export interface Assignment {
  matter: string;
  recording: string;
  activity: string;
  medium: MediaKind;
  title: string;
  place: string;
  officers: string[];
  /** Slot and room whose fixed camera took it. */
  slot?: string;
  room?: string;
  clockNote?: string;
  by: Person;
  /** Roles with which that was said; judged again when the recording is made. */
  roles: string[];
  at: string;
}

/** 未归案文件: bytes in the store that belong to no matter yet. */
export interface Item {
  id: string;
  agency: string;
  state: ItemState;
  /** `parts`: the client sends them to the store; `tus`: through this service, part by part. */
  way: 'parts' | 'tus';
  device: string;
  certificate?: string;
  fileName: string;
  contentType: string;
  size: number;
  partSize: number;
  /** Declared by whoever brings it. */
  sha256: string;
  startedAt: string;
  endedAt: string;
  clockOffsetMs: number;
  batch?: string;
  /** How many came before it under the same line of the batch and were set apart. */
  attempt: number;
  key: string;
  uploadId: string;
  announcedAt: string;
  announcedBy: Person;
  versionId?: string;
  receivedAt?: string;
  sm3?: string;
  /** Whether malware was looked for in all of it, in a part, or not at all. */
  scan?: MalwareScan;
  retainUntil?: string;
  /** How often it was on its way into a matter. */
  handOvers: number;
  assignment?: Assignment;
  /** The recording it has become: the file is that one's from then on. */
  thing?: string;
  refusal?: { reason: string; by: Person; at: string };
  /** Why it was set apart, or why the matter did not take it. */
  fault?: Fault;
}

export type Fact =
  | { fact: 'received'; versionId: string }
  | { fact: 'checked'; sm3: string; versionId: string; retainUntil: string }
  | { fact: 'quarantined'; code: string; found?: string }
  | { fact: 'assigned'; assignment: Assignment }
  | { fact: 'released'; recording: string; fault: Fault; matter: string }
  | { fact: 'refused'; reason: string; retainUntil: string };

export interface Change {
  item: Item;
  facts: Fact[];
}
