import { z } from 'zod';
import { civilDate, id, instant, line, person } from '../../values.ts';
import { interruptionKinds } from './recording-view.ts';

/** One whole-course recording (全程音像记录) of an activity: its segments in order and what is missing between them. */
export const courseView = z.object({
  id,
  stage: z.string(),
  activity: z.string(),
  since: instant,
  toleranceSeconds: z.int(),
  segments: z.array(z.object({ recording: id, from: instant, to: instant })),
  gaps: z.array(
    z.object({
      id,
      /** The recording behind which it opens, or the capture that was given up. */
      after: id,
      /** It is what was captured and given up. */
      discarded: z.literal(true).optional(),
      /** What the device noticed missing there while it recorded. */
      what: z.enum(interruptionKinds).optional(),
      from: instant,
      to: instant,
      seconds: z.int(),
      reason: z.string().optional(),
      by: person.optional(),
      approvedBy: person.optional(),
      approvedAt: instant.optional(),
    }),
  ),
});
export type CourseView = z.infer<typeof courseView>;

const usage = z.object({ recordings: z.int(), seconds: z.number() });

/** 音像记录统计, over the days from `from` to `to`, both included. */
export const recordingStatistics = z.object({
  from: civilDate,
  to: civilDate,
  activities: z.array(
    z.object({
      activity: z.string(),
      zh: z.string(),
      en: z.string(),
      /** Stages left that owed a record, and how they paid. */
      required: z.int(),
      recorded: z.int(),
      exempted: z.int(),
      /** Recordings sealed, of these handed in late, and seconds in all. */
      recordings: z.int(),
      late: z.int(),
      gaps: z.int(),
      /** Captured and given up. */
      discarded: z.int(),
      seconds: z.number(),
    }),
  ),
  officers: z.array(usage.extend({ certificate: line, name: line })),
  devices: z.array(usage.extend({ device: line })),
  exemptions: z.array(z.object({ ground: z.string(), zh: z.string(), en: z.string(), count: z.int() })),
});
export type RecordingStatistics = z.infer<typeof recordingStatistics>;
