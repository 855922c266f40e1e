import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { id, instant, line, sha256, text } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

const file = z.object({ device: line, size: z.int().min(1), sha256 });
const sampleFile = { device: 'DSJ-0012', size: 1, sha256: sampleDigest };

export const batchOpened = defineEvent(
  'evidence.batch.opened.v1',
  '采集批次登记',
  z.object({ name: line, listSha256: sha256, lines: z.int(), differences: z.int() }),
  { name: '20260209-一中队', listSha256: sampleDigest, lines: 12, differences: 1 },
);

export const batchCompared = defineEvent(
  'evidence.batch.compared.v1',
  '采集批次再次核对',
  z.object({ differences: z.int() }),
  { differences: 0 },
);

export const itemReceived = defineEvent(
  'evidence.item.received.v1',
  '未归案文件上传完成',
  file.extend({ key: z.string(), versionId: z.string(), batch: id.optional() }),
  { ...sampleFile, key: `intake/${sampleId}`, versionId: 'v1' },
);

export const itemChecked = defineEvent(
  'evidence.item.checked.v1',
  '未归案文件核验一致',
  z.object({ sha256, sm3: sha256, versionId: z.string(), retainUntil: instant }),
  {
    sha256: sampleDigest,
    sm3: sampleDigest,
    versionId: 'v1',
    retainUntil: '2026-08-09T23:59:59+08:00',
  },
);

export const itemQuarantined = defineEvent(
  'evidence.item.quarantined.v1',
  '未归案文件隔离',
  z.object({ code: z.string(), declared: sha256, found: sha256.optional() }),
  { code: 'recording.digest-mismatch', declared: sampleDigest, found: sampleDigest },
);

export const itemAssigned = defineEvent(
  'evidence.item.assigned.v1',
  '未归案文件归入案件',
  z.object({ recording: id, activity: z.string(), title: line, sha256 }),
  {
    recording: sampleId,
    activity: 'site-inspection',
    title: '现场检查视频',
    sha256: sampleDigest,
  },
);

export const itemReleased = defineEvent(
  'evidence.item.released.v1',
  '未归案文件退回待归案',
  z.object({ recording: id, code: z.string(), words: z.object({ zh: z.string(), en: z.string() }) }),
  {
    recording: sampleId,
    code: 'recording.activity-not-here',
    words: { zh: '该环节没有此类记录', en: 'Not recorded in this state' },
  },
);

export const itemRefused = defineEvent(
  'evidence.item.refused.v1',
  '认定为非证据材料',
  z.object({ sha256, reason: text, retainUntil: instant }),
  { sha256: sampleDigest, reason: '误触录制，无执法内容', retainUntil: '2026-08-09T23:59:59+08:00' },
);

export const intakeEvents = [
  batchOpened,
  batchCompared,
  itemReceived,
  itemChecked,
  itemQuarantined,
  itemAssigned,
  itemReleased,
  itemRefused,
];
