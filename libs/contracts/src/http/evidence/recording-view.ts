import { z } from 'zod';
import { civilDate, id, instant, line, person, sha256 } from '../../values.ts';

const officer = person.required({ certificate: true });
const words = z.object({ zh: z.string(), en: z.string() });

/** WGS 84 degrees, with the radius of the circle that the device is sure of. */
export const position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyMetres: z.number().min(0).max(100_000).optional(),
});
/** Where the device was at a moment of its own clock. */
export const trackPoint = position.extend({ at: instant });
export const mostTrackPoints = 1_000;
/** Why no position came with a capture: forbidden on the device, none to be had, or not asked for. */
export const positionFaults = ['denied', 'unavailable', 'not-asked'] as const;

const longestMs = 100 * 365 * 86_400_000;
/** Device clock minus server clock as the device measured it nearest to the capture, and how sure of it it was. */
export const captureClock = z.object({
  offsetMs: z.int().min(-longestMs).max(longestMs),
  /** Half of the time the question was under way. */
  errorMs: z.int().min(0).max(86_400_000),
  /** By the clock of the device. */
  measuredAt: instant,
});
export type CaptureClock = z.infer<typeof captureClock>;

/** What was missing while it recorded: the picture, the sound, the device itself, the page, room for what came. */
export const interruptionKinds = [
  'no-picture',
  'no-sound',
  'device-gone',
  'page-closed',
  'storage-full',
] as const;
/** 中断: a hole that the device noticed itself, by its own clock. */
export const interruption = z.object({
  from: instant,
  to: instant,
  what: z.enum(interruptionKinds),
  /** When it was said at once. */
  reason: line.optional(),
});
export type Interruption = z.infer<typeof interruption>;
export const mostInterruptions = 200;

export const deviceKinds = [
  'body-camera',
  'phone',
  'camera',
  'audio-recorder',
  'fixed-camera',
  'computer',
  'other',
] as const;
export const attendeeRoles = ['party', 'witness', 'interpreter', 'other'] as const;
/** Someone beside the officers who can be seen or heard. */
export const attendee = z.object({ name: line, role: z.enum(attendeeRoles) });
/** A copy that somebody made of a record; never the record itself. */
export const copyKinds = ['redacted'] as const;
export const derivedFrom = z.object({ recording: id, kind: z.enum(copyKinds) });

export const recordingMark = z.object({
  id,
  atSeconds: z.number().min(0),
  kind: z.string(),
  words,
  text: z.string().optional(),
  by: person,
  at: instant,
});

export const recordingClip = z.object({
  id,
  kind: z.literal('clip'),
  fromSeconds: z.number(),
  toSeconds: z.number(),
  purpose: z.string(),
  by: person,
  at: instant,
  state: z.enum(['ordered', 'made', 'failed']),
  sha256: sha256.optional(),
});

export const transcriptFormats = ['vtt', 'text'] as const;
/** Who wrote it: a person by listening, or a program that is named. */
export const transcriptMakers = ['person', 'program'] as const;
/** 文字整理: what is said in a recording, in words; a file of its own, linked to the original by its digest. */
export const recordingTranscript = z.object({
  id,
  format: z.enum(transcriptFormats),
  how: z.enum(transcriptMakers),
  program: z.string().optional(),
  by: person,
  at: instant,
  /** The one that it corrects, which stays. */
  replaces: id.optional(),
  sha256,
  size: z.int(),
});
export type TranscriptView = z.infer<typeof recordingTranscript>;

/** Whether malware was looked for in all of it, in a part, or not at all. */
export const malwareScan = z.object({
  verdict: z.enum(['clean', 'partial', 'no-scanner']),
  engine: z.string().optional(),
});
export type MalwareScan = z.infer<typeof malwareScan>;

export const recordingView = z.object({
  id,
  version: z.int(),
  matter: id,
  state: z.enum(['uploading', 'received', 'sealed', 'quarantined']),
  title: line,
  stage: z.string(),
  activity: z.string(),
  medium: z.enum(['video', 'audio', 'photo', 'screen']),
  fileName: line,
  contentType: z.string(),
  size: z.int(),
  partSize: z.int(),
  startedAt: instant,
  endedAt: instant,
  /** Device clock minus server clock when the upload was announced, ms. */
  clockOffsetMs: z.int(),
  /** The offset at the capture, where the device measured it: it corrects the times. */
  captureClock: captureClock.optional(),
  /** Why the clock of the device was off by more than the house allows. */
  clockNote: z.string().optional(),
  place: line,
  officers: z.array(officer),
  attendees: z.array(attendee),
  device: line.optional(),
  deviceKind: z.enum(deviceKinds).optional(),
  premises: z.object({ room: id, slot: id }).optional(),
  position: position.optional(),
  /** Where the device went while it recorded, in the order of time. */
  track: z.array(trackPoint).optional(),
  positionFault: z.enum(positionFaults).optional(),
  /** What the device noticed missing while it recorded. */
  interruptions: z.array(interruption).optional(),
  announcedAt: instant,
  announcedBy: person,
  /** When the server had the whole file, and how long after the end of the recording that was. */
  receivedAt: instant.optional(),
  delaySeconds: z.int().optional(),
  late: z
    .object({
      /** What is to be explained is not the delay: the file says a time that is so far from the one declared. */
      differsSeconds: z.int().optional(),
      reason: z.string().optional(),
      by: person.optional(),
      approvedBy: person.optional(),
      approvedAt: instant.optional(),
    })
    .optional(),
  secrecy: z.string(),
  secrecyName: words,
  evidence: z.boolean(),
  evidenceNo: z.string().optional(),
  /** Made by the device at the moment of capture. */
  captureSha256: sha256.optional(),
  derivedFrom: derivedFrom.extend({ sha256 }).optional(),
  /** The same bytes, sealed in other matters too; their titles stay there. */
  sameAs: z.array(z.object({ recording: id, matter: id, reference: line })).optional(),
  /** M: audio-video is obligatory; F: from first to last without a gap. */
  duty: z.enum(['M', 'F', 'T']),
  basis: words,
  retention: z.string(),
  /** The first day on which it may be disposed of. */
  disposalOn: civilDate.optional(),
  marks: z.array(recordingMark),
  /** What the matrix asks for and no mark shows; only for what runs in time. */
  marksMissing: z.array(z.object({ kind: z.string(), words })),
  clips: z.array(recordingClip),
  transcripts: z.array(recordingTranscript),
  sha256: sha256.optional(),
  sm3: sha256.optional(),
  facts: z
    .object({
      container: z.string(),
      durationSeconds: z.number().optional(),
      codecs: z.array(z.string()),
      width: z.int().optional(),
      height: z.int().optional(),
      frameRate: z.number().optional(),
    })
    .optional(),
  /** What the file itself says of when and where it was made. */
  inside: z
    .object({
      madeAt: z.string().optional(),
      device: z.string().optional(),
      position: position.optional(),
      /** From the place that was declared. */
      distanceMetres: z.int().optional(),
      /** From the time that was declared; 0 when it lies within. */
      differsSeconds: z.int().optional(),
    })
    .optional(),
  scan: malwareScan.optional(),
  /** Content credentials (C2PA): whether there are any, and what checking them gave. */
  credentials: z
    .object({
      present: z.boolean(),
      valid: z.boolean().optional(),
      signedBy: z.string().optional(),
      codes: z.array(z.string()).optional(),
    })
    .optional(),
  poster: z.boolean(),
  preview: z.object({ sha256, contentType: z.string() }).optional(),
  waveform: z.object({ sha256 }).optional(),
  /** How far the examination is; only while it runs. */
  progress: z
    .object({ step: z.string(), words, doneBytes: z.int(), totalBytes: z.int(), at: instant })
    .optional(),
  retainUntil: instant.optional(),
  fault: z.object({ code: z.string(), words }).optional(),
});
export type RecordingView = z.infer<typeof recordingView>;
