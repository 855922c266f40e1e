import type { interruptionKinds } from '@sanzhi/contracts';
import type { Words } from '../language.ts';

export type Medium = 'video' | 'audio' | 'photo';

/** One tap while recording; `second` counts from the beginning of the recording. */
export interface Mark {
  id: string;
  kind: string;
  second: number;
}

export type InterruptionKind = (typeof interruptionKinds)[number];

/** Where a recording has a hole, and why. */
export interface Gap {
  id: string;
  from: string;
  to: string;
  /** Not known of what an older page has left here. */
  what?: InterruptionKind;
  /** Said by the officer; the gap is told to the service once there is one. */
  reason?: string;
}

/** What the officer says about a capture; everything may still be missing when it is made. */
export interface Said {
  matter?: string | undefined;
  activity?: string | undefined;
  title: string;
  place: string;
  officers: string[];
  /** Why the clock of this device is off. */
  clockNote?: string | undefined;
}

export interface Position {
  latitude: number;
  longitude: number;
  /** Radius of the circle that the device is sure of. */
  accuracyMetres?: number;
}
export interface TrackPoint extends Position {
  at: string;
}
export type PositionFault = 'denied' | 'unavailable' | 'not-asked';

/** Device clock minus server clock, as last measured. */
export interface ClockReading {
  offsetMs: number;
  /** Half of the time the question was under way. */
  errorMs: number;
  measuredAt: string;
}

/** What the service or this device has against an item, in words that say what to do. */
export interface Refusal {
  code: string;
  words: Words;
  details: Words[];
}

/**
 * One capture. Its bytes lie beside it in pieces, in the order they came; `hash` is the running SHA-256 after the last
 * piece, written together with that piece, so the digest is of what was captured and not of what lies there later.
 */
export interface Item {
  id: string;
  /** Taken on this device, ascending. */
  order: number;
  owner: { subject: string; name: string };
  said: Said;
  medium: Medium;
  /** Made by this page, or copied from the device's own camera. */
  source: 'page' | 'file';
  fileName: string;
  contentType: string;
  startedAt: string;
  endedAt: string;
  size: number;
  pieces: number;
  hash?: Uint8Array;
  sha256?: string;
  position?: Position;
  track?: readonly TrackPoint[];
  positionFault?: PositionFault;
  /** It waits for its place, but no longer than this. */
  locatingUntil?: number;
  clock?: ClockReading;
  marks: Mark[];
  gaps: Gap[];
  state: 'recording' | 'kept' | 'received' | 'sealed' | 'discarded';
  /** Idempotency-Key of the announcement: the same for every try. */
  key: string;
  /** `deviceNow` of announcements whose answer was lost. */
  unanswered: string[];
  recording?: string | undefined;
  /** Marks and gaps that the service has. */
  told: string[];
  refusal?: Refusal;
  /** Those it did not take, until somebody lets them be tried again. */
  refusedMarks?: string[];
  /** What it has against the last of them; the recording itself goes on. */
  markRefusal?: Refusal | undefined;
  /** Handed in later than the house allows: a reason is owed. */
  late?: boolean;
  sm3?: string;
  /** Told: the house knows what was given up and why. */
  discarded?: { reason: string; at: string; told?: true; refusal?: Refusal };
}

/** A matter as far as capturing needs it without a network. */
export interface FieldMatter {
  id: string;
  subject: string;
  reference: string;
  partyName: string;
  kind: string;
  state: string;
  stateName: Words;
  officers: { certificate: string; name: string }[];
}

export const fewestOfficers = 2;

/** What must still be said before the item can be announced. */
export const lacking = ({ said }: Pick<Item, 'said'>): Words[] => [
  ...(said.matter ? [] : [{ zh: '案件', en: 'the matter' }]),
  ...(said.activity ? [] : [{ zh: '执法活动', en: 'the activity' }]),
  ...(said.officers.length >= fewestOfficers
    ? []
    : [{ zh: '同行执法人员（不少于两人）', en: 'the officers present (two or more)' }]),
  ...(said.place.trim() ? [] : [{ zh: '地点', en: 'the place' }]),
];

/** What makes a new announcement of it; the service goes on knowing the one before. */
export const unannounced = (): Partial<Item> => ({
  recording: undefined,
  key: crypto.randomUUID(),
  unanswered: [],
  told: [],
  refusedMarks: [],
  markRefusal: undefined,
});

/** Nothing of it has left this device yet. */
export const isUnannounced = ({ state, recording }: Item) => state === 'kept' && recording === undefined;

/** Its bytes are still on this device. */
export const isHeld = ({ state }: Item) => state === 'recording' || state === 'kept' || state === 'received';

export type Standing =
  | 'recording'
  | 'incomplete'
  | 'on-device'
  | 'waiting'
  | 'uploading'
  | 'set-back'
  | 'received'
  | 'sealed'
  | 'refused'
  | 'discarded';

/** How the queue stands to an item at this moment; not kept. */
export interface Progress {
  sent: number;
  waiting: boolean;
  /** What the service is doing with it, and how far it is. */
  examined?: { words: Words; percent: number };
  /** It did not go up for a reason of its own; the others go on, and it is tried again then. */
  setBack?: { words: Words; until: number };
}

export const standingOf = (item: Item, progress: Progress | undefined): Standing => {
  if (item.state !== 'kept') return item.state;
  if (item.refusal) return 'refused';
  if (lacking(item).length) return 'incomplete';
  if (!progress) return 'on-device';
  if (progress.setBack) return 'set-back';
  return progress.waiting ? 'waiting' : 'uploading';
};
