import { z } from 'zod';
import { id, instant, line, person, sha256 } from '../../values.ts';

const officer = person.required({ certificate: true });
const words = z.object({ zh: z.string(), en: z.string() });

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
  place: line,
  officers: z.array(officer),
  sha256: sha256.optional(),
  sm3: sha256.optional(),
  facts: z
    .object({
      container: z.string(),
      durationSeconds: z.number().optional(),
      codecs: z.array(z.string()),
      width: z.int().optional(),
      height: z.int().optional(),
    })
    .optional(),
  poster: z.boolean(),
  retainUntil: instant.optional(),
  fault: z.object({ code: z.string(), words }).optional(),
});
export type RecordingView = z.infer<typeof recordingView>;
