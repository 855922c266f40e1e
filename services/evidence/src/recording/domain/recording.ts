import type { CaptureClock, Interruption, Person } from '@sanzhi/contracts';
import type { Words } from '@sanzhi/kernel';
import type { Activity, MarkKind, MediaKind, RetentionClass, Secrecy } from '@sanzhi/statute';

export type Officer = Person & { certificate: string };

/** What the file turned out to be. */
export interface MediaFacts {
  container: string;
  durationSeconds?: number;
  codecs: string[];
  width?: number;
  height?: number;
  /** Frames a second. */
  frameRate?: number;
}

export interface Position {
  latitude: number;
  longitude: number;
  accuracyMetres?: number | undefined;
}
export interface TrackPoint extends Position {
  at: string;
}
export type PositionFault = 'denied' | 'unavailable' | 'not-asked';

/** What the file itself says of when and where it was made (EXIF, container tags). */
export interface Inside {
  madeAt?: string;
  device?: string;
  position?: Position;
  /** From the place that was declared. */
  distanceMetres?: number;
  /** From the time that was declared; 0 when it lies within. */
  differsSeconds?: number;
}

export interface Scan {
  verdict: 'clean' | 'partial' | 'no-scanner';
  engine?: string;
}

/** Content credentials (C2PA). */
export interface Credentials {
  present: boolean;
  valid?: boolean;
  signedBy?: string;
  codes?: string[];
}

export type DeviceKind =
  'body-camera' | 'phone' | 'camera' | 'audio-recorder' | 'fixed-camera' | 'computer' | 'other';
export interface Attendee {
  name: string;
  role: 'party' | 'witness' | 'interpreter' | 'other';
}

export interface Mark {
  id: string;
  atSeconds: number;
  kind: MarkKind;
  text?: string;
  by: Person;
  at: string;
}

/** Handed in later than the house allows, or of another time by its own word: it counts once somebody else has approved the reason. */
export interface Lateness {
  delaySeconds: number;
  /** How far the time in the file is from the one declared, when that is more than the house allows. */
  differsSeconds?: number;
  reason?: string;
  by?: Person;
  approvedBy?: Person;
  approvedAt?: string;
}

/** A piece of the record as an object of its own; the record stays whole. */
export interface Clip {
  id: string;
  kind: 'clip';
  fromSeconds: number;
  toSeconds: number;
  purpose: string;
  by: Person;
  at: string;
  state: 'ordered' | 'made' | 'failed';
  file?: Derived;
}

/** 文字整理: what is said in the record, in words; corrected by another one, never changed. */
export interface Transcript {
  id: string;
  format: 'vtt' | 'text';
  how: 'person' | 'program';
  program?: string;
  by: Person;
  at: string;
  replaces?: string;
  size: number;
  file: Derived;
}

/** A copy that somebody made of a sealed record; it never counts as the record itself. */
export interface CopyOf {
  recording: string;
  kind: 'redacted';
  /** Of the record it was made from. */
  sha256: string;
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
  contentType: string;
}

export interface Fault {
  code: string;
  words: Words;
  /** The sealed recording with the same bytes. */
  duplicateOf?: string;
}

/** Another record of the same bytes, in another matter. */
export interface Same {
  recording: string;
  matter: string;
}

/** One audio-video record: its bytes lie in the store under `key`, named by nothing but ids (law 5). */
export interface Recording {
  id: string;
  agency: string;
  matter: string;
  state: 'uploading' | 'received' | 'sealed' | 'quarantined';
  title: string;
  /** State of the procedure it was made in, and since when the matter was in it. */
  stage: string;
  stageSince: string;
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
  /** As the device measured it when it captured: it corrects the times. */
  captureClock?: CaptureClock;
  /** Why the clock was off by more than the house allows. */
  clockNote?: string;
  place: string;
  officers: Officer[];
  attendees: Attendee[];
  device?: string;
  deviceKind?: DeviceKind;
  /** Of a fixed camera: its room, and the slot in which the room was this matter's. */
  premises?: { room: string; slot: string };
  position?: Position;
  /** Where the device went while it recorded. */
  track?: TrackPoint[];
  positionFault?: PositionFault;
  /** What the device noticed missing while it recorded, by its own clock. */
  interruptions?: Interruption[];
  secrecy: Secrecy;
  evidence: boolean;
  evidenceNo?: string;
  /** Made by the device at the moment of capture. */
  captureSha256?: string;
  retention: RetentionClass;
  derivedFrom?: CopyOf;
  /** Those that were there when this one was sealed. */
  sameAs?: Same[];
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
  late?: Lateness;
  facts?: MediaFacts;
  inside?: Inside;
  scan?: Scan;
  credentials?: Credentials;
  poster?: Derived;
  preview?: Derived;
  waveform?: Derived;
  marks: Mark[];
  clips: Clip[];
  transcripts?: Transcript[];
  retainUntil?: string;
  fault?: Fault;
}

export type DerivedKind = 'preview' | 'waveform' | 'clip' | 'redacted' | 'transcript';

export type Fact =
  | { fact: 'received'; versionId: string; sha256: string }
  | { fact: 'sealed'; sha256: string; sm3: string; versionId: string; retainUntil: string; sameAs?: Same[] }
  | { fact: 'quarantined'; code: string; declared: string; found?: string; duplicateOf?: string }
  | { fact: 'marked'; mark: string; atSeconds: number; kind: MarkKind; text?: string }
  | { fact: 'late-explained'; delaySeconds: number; reason: string }
  | { fact: 'late-approved'; delaySeconds: number; reason: string }
  | { fact: 'clip-ordered'; clip: string; fromSeconds: number; toSeconds: number; purpose: string }
  | {
      fact: 'derived';
      kind: DerivedKind;
      derived?: string;
      source: string;
      sha256: string;
      versionId: string;
      contentType: string;
      how?: 'person' | 'program';
      program?: string;
      replaces?: string;
    }
  | { fact: 'deriving-failed'; kind: 'preview' | 'waveform' | 'clip'; derived?: string; reason: string };

export interface Change {
  recording: Recording;
  facts: Fact[];
}
