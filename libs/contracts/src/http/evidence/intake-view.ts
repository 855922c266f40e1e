import { z } from 'zod';
import { id, instant, line, person, sha256 } from '../../values.ts';
import { malwareScan } from './recording-view.ts';

export const itemStates = [
  'uploading',
  'received',
  'checked',
  'assigning',
  'assigned',
  'refused',
  'quarantined',
] as const;

export const itemAssignment = z.object({
  matter: id,
  recording: id,
  activity: z.string(),
  medium: z.enum(['video', 'audio', 'photo', 'screen']),
  title: line,
  by: person,
  at: instant,
});

/** 未归案文件: handed in by a station before anyone has said to which matter it belongs. */
export const itemView = z.object({
  id,
  version: z.int(),
  state: z.enum(itemStates),
  device: line,
  /** Of the officer who wore the device, as the station says. */
  certificate: line.optional(),
  fileName: line,
  contentType: z.string(),
  size: z.int(),
  partSize: z.int(),
  /** Declared by the station. */
  sha256,
  startedAt: instant,
  endedAt: instant,
  /** Device clock minus server clock when it was announced, ms. */
  clockOffsetMs: z.int(),
  batch: id.optional(),
  announcedAt: instant,
  announcedBy: person,
  receivedAt: instant.optional(),
  retainUntil: instant.optional(),
  scan: malwareScan.optional(),
  assignment: itemAssignment.optional(),
  refusal: z.object({ reason: z.string(), by: person, at: instant }).optional(),
  fault: z.object({ code: z.string(), words: z.object({ zh: z.string(), en: z.string() }) }).optional(),
});
export type ItemView = z.infer<typeof itemView>;

export const differenceKinds = [
  'extra-line',
  'missing-file',
  'extra-file',
  'changed-digest',
  'empty-file',
  'unreadable',
  'duplicate',
  'bad-line',
] as const;

export const difference = z.object({
  kind: z.enum(differenceKinds),
  name: line,
  note: z.string().trim().max(500).optional(),
  noteEn: z.string().trim().max(500).optional(),
});

export const batchLine = z.object({
  name: line,
  size: z.int().min(1).max(5_497_558_138_880),
  sha256,
});

export const batchTotals = z.object({
  lines: z.int(),
  bytes: z.int(),
  announced: z.int(),
  handedIn: z.int(),
  checked: z.int(),
  assigned: z.int(),
  refused: z.int(),
  quarantined: z.int(),
  differences: z.int(),
});

export const batchView = z.object({
  id,
  version: z.int(),
  name: line,
  listSha256: sha256,
  openedAt: instant,
  openedBy: person,
  totals: batchTotals,
  differences: z.array(difference),
  lines: z.array(
    batchLine.extend({
      item: id.optional(),
      state: z.enum(itemStates).optional(),
      fault: z.object({ zh: z.string(), en: z.string() }).optional(),
    }),
  ),
});
export type BatchView = z.infer<typeof batchView>;

export const suggestion = z.object({
  matter: id,
  reference: line,
  cause: line,
  state: z.string(),
  /** 100 is the best. */
  score: z.int(),
  why: z.array(z.object({ zh: z.string(), en: z.string() })),
  /** What the stage of that time, or the purpose of the slot, says it is. */
  activity: z.string().optional(),
  room: id.optional(),
  slot: id.optional(),
});
