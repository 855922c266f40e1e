import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { instant, line, sha256 } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

export const recordingReceived = defineEvent(
  'evidence.recording.received.v1',
  '音像记录上传完成',
  z.object({ key: z.string(), versionId: z.string(), sha256, size: z.int().min(1) }),
  { key: `${sampleId}/${sampleId}`, versionId: 'v1', sha256: sampleDigest, size: 1 },
);

export const recordingSealed = defineEvent(
  'evidence.recording.sealed.v1',
  '音像记录封存',
  z.object({
    title: line,
    activity: z.string(),
    /** State of the procedure it was made in. */
    stage: z.string(),
    sha256,
    sm3: sha256,
    size: z.int().min(1),
    versionId: z.string(),
    retainUntil: instant,
    durationSeconds: z.number().optional(),
  }),
  {
    title: '现场检查视频',
    activity: 'site-inspection',
    stage: 'P04',
    sha256: sampleDigest,
    sm3: sampleDigest,
    size: 1,
    versionId: 'v1',
    retainUntil: '2056-02-09T00:00:00+08:00',
  },
);

export const recordingQuarantined = defineEvent(
  'evidence.recording.quarantined.v1',
  '音像记录隔离',
  z.object({ code: z.string(), declared: sha256, found: sha256.optional() }),
  { code: 'recording.digest-mismatch', declared: sampleDigest, found: sampleDigest },
);

export const recordingEvents = [recordingReceived, recordingSealed, recordingQuarantined];
