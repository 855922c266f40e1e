import type { Person } from '@sanzhi/contracts';
import type { Words } from '@sanzhi/kernel';
import type { Activity, MediaKind } from '@sanzhi/statute';

export type Officer = Person & { certificate: string };

/** What the file turned out to be. */
export interface MediaFacts {
  container: string;
  durationSeconds?: number;
  codecs: string[];
  width?: number;
  height?: number;
}

export interface Digests {
  sha256: string;
  sm3: string;
  size: number;
}

/** A file made from the record; linked to it by being named here with its own digest. */
export interface Derived {
  key: string;
  versionId: string;
  sha256: string;
}

export interface Fault {
  code: string;
  words: Words;
}

/** One audio-video record: its bytes lie in the store under `key`, named by nothing but ids (law 5). */
export interface Recording {
  id: string;
  agency: string;
  matter: string;
  state: 'uploading' | 'received' | 'sealed' | 'quarantined';
  title: string;
  /** State of the procedure it was made in. */
  stage: string;
  activity: Activity;
  medium: MediaKind;
  fileName: string;
  contentType: string;
  size: number;
  partSize: number;
  startedAt: string;
  endedAt: string;
  /** Device clock minus server clock when the upload was announced. */
  clockOffsetMs: number;
  place: string;
  officers: Officer[];
  device?: string;
  position?: { latitude: number; longitude: number };
  announcedAt: string;
  announcedBy: Person;
  key: string;
  /** Absent when the file was in the store before the record was. */
  uploadId?: string;
  /** The version that was completed is the record; whatever else comes under the key is not. */
  versionId?: string;
  declaredSha256?: string;
  receivedAt?: string;
  sha256?: string;
  sm3?: string;
  facts?: MediaFacts;
  poster?: Derived;
  retainUntil?: string;
  fault?: Fault;
}

export type Fact =
  | { fact: 'received'; versionId: string; sha256: string }
  | { fact: 'sealed'; sha256: string; sm3: string; versionId: string; retainUntil: string }
  | { fact: 'quarantined'; code: string; declared: string; found?: string };

export interface Change {
  recording: Recording;
  facts: Fact[];
}
