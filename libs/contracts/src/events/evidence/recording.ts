import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { id, instant, line, person, sha256, text } from '../../values.ts';
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
    /** Since when the matter was in it; with `madeAt`, when it began by our clock, it says for which stay it counts. */
    stageSince: instant.optional(),
    madeAt: instant.optional(),
    sha256,
    sm3: sha256,
    size: z.int().min(1),
    versionId: z.string(),
    retainUntil: instant,
    /** As it was handed in; the officers are those who were there. */
    fileName: z.string().optional(),
    contentType: z.string().optional(),
    officers: z.array(person).optional(),
    evidence: z.boolean().optional(),
    durationSeconds: z.number().optional(),
    /** Handed in late, or the file says another time than was declared: it counts once somebody has approved that. */
    late: z.literal(true).optional(),
    /** It is the time in the file that is to be explained. */
    differsSeconds: z.int().optional(),
    /** A copy of another recording: it never counts as the record itself. */
    derivedFrom: id.optional(),
    /** The same bytes were sealed in other matters before. */
    sameAs: z.array(z.object({ recording: id, matter: id })).optional(),
    /** Of a fixed camera: the slot in which its room was the matter's. */
    slot: id.optional(),
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
  z.object({
    code: z.string(),
    declared: sha256,
    found: sha256.optional(),
    /** The sealed recording with the same bytes. */
    duplicateOf: id.optional(),
  }),
  { code: 'recording.digest-mismatch', declared: sampleDigest, found: sampleDigest },
);

export const recordingMarked = defineEvent(
  'evidence.recording.marked.v1',
  '音像记录关键时点标记',
  z.object({ mark: id, atSeconds: z.number().min(0), kind: z.string(), text: z.string().optional() }),
  { mark: sampleId, atSeconds: 12.5, kind: 'certificate-shown' },
);

export const recordingLateExplained = defineEvent(
  'evidence.recording.late-explained.v1',
  '音像记录迟交说明',
  z.object({ delaySeconds: z.int(), reason: text }),
  { delaySeconds: 100_000, reason: '偏远山区执法，返回单位后上传。' },
);

export const recordingLateApproved = defineEvent(
  'evidence.recording.late-approved.v1',
  '批准采用迟交音像记录',
  z.object({ delaySeconds: z.int(), reason: text }),
  { delaySeconds: 100_000, reason: '偏远山区执法，返回单位后上传。' },
);

export const clipOrdered = defineEvent(
  'evidence.recording.clip-ordered.v1',
  '截取音像记录片段',
  z.object({ clip: id, fromSeconds: z.number(), toSeconds: z.number(), purpose: line }),
  { clip: sampleId, fromSeconds: 10, toSeconds: 20, purpose: '听证出示' },
);

/** Another object made from a sealed recording: of its own digest, linked to the source by the source's. */
export const recordingDerived = defineEvent(
  'evidence.recording.derived.v1',
  '音像记录派生文件',
  z.object({
    kind: z.enum(['preview', 'waveform', 'clip', 'redacted', 'transcript']),
    /** The clip, the transcript, or the recording that the copy is; absent for what every recording has once. */
    derived: id.optional(),
    source: sha256,
    sha256,
    versionId: z.string(),
    contentType: z.string(),
    /** Of a transcript: by a person or by the named program, and which one it corrects. */
    how: z.enum(['person', 'program']).optional(),
    program: z.string().optional(),
    replaces: id.optional(),
  }),
  {
    kind: 'clip',
    derived: sampleId,
    source: sampleDigest,
    sha256: sampleDigest,
    versionId: 'v1',
    contentType: 'video/mp4',
  },
);

/** What could not be made of a sealed recording; the recording itself is untouched. */
export const derivingFailed = defineEvent(
  'evidence.recording.deriving-failed.v1',
  '音像记录派生失败',
  z.object({ kind: z.enum(['preview', 'waveform', 'clip']), derived: id.optional(), reason: z.string() }),
  { kind: 'preview', reason: 'the stream cannot be decoded' },
);

/** 全程音像记录连续性: the segments of one course, and the gaps between them that are not yet explained and approved. */
export const courseChecked = defineEvent(
  'evidence.course.checked.v1',
  '全程音像记录连续性检查',
  z.object({
    stage: z.string(),
    activity: z.string(),
    /** Since when the matter has been in that stage. */
    since: instant,
    recordings: z.array(id),
    gaps: z.array(z.object({ id, from: instant, to: instant, seconds: z.int(), approved: z.boolean() })),
    open: z.int().min(0),
  }),
  {
    stage: 'P06',
    activity: 'compulsion',
    since: '2026-02-09T09:00:00+08:00',
    recordings: [sampleId],
    gaps: [],
    open: 0,
  },
);

/** 弃用: captured, named by the digest made at capture, and deleted on the device before it was handed in. */
export const captureDiscarded = defineEvent(
  'evidence.capture.discarded.v1',
  '弃用已采集的音像记录',
  z.object({
    capture: id,
    recording: id.optional(),
    medium: z.string(),
    activity: z.string().optional(),
    startedAt: instant,
    endedAt: instant,
    sha256,
    size: z.int(),
    reason: line,
    discardedAt: instant,
  }),
  {
    capture: sampleId,
    medium: 'video',
    activity: 'site-inspection',
    startedAt: '2026-02-09T09:00:00+08:00',
    endedAt: '2026-02-09T09:01:00+08:00',
    sha256: sampleDigest,
    size: 1,
    reason: '镜头被遮挡，重拍',
    discardedAt: '2026-02-09T09:02:00+08:00',
  },
);

export const gapExplained = defineEvent(
  'evidence.course.gap-explained.v1',
  '全程音像记录中断说明',
  z.object({ gap: id, seconds: z.int(), reason: text }),
  { gap: sampleId, seconds: 300, reason: '更换电池。' },
);

export const recordingEvents = [
  recordingReceived,
  recordingSealed,
  recordingQuarantined,
  recordingMarked,
  recordingLateExplained,
  recordingLateApproved,
  clipOrdered,
  recordingDerived,
  derivingFailed,
  courseChecked,
  gapExplained,
  captureDiscarded,
];
