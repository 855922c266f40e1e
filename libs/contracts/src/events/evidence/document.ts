import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { id, instant, line, sha256 } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

export const documentMade = defineEvent(
  'evidence.document.made.v1',
  '文书生成',
  z.object({
    form: z.int(),
    title: line,
    /** State of the procedure it was made in. */
    stage: z.string(),
    sha256,
    versionId: z.string(),
    number: z.string().optional(),
  }),
  { form: 9, title: '现场笔录', stage: 'P04', sha256: sampleDigest, versionId: 'v1' },
);

export const documentServed = defineEvent(
  'evidence.document.served.v1',
  '文书送达',
  z.object({
    document: id,
    form: z.int(),
    servedAt: instant,
    method: z.string(),
    recipient: line,
    /** The 送达回证 that proves it. */
    receipt: id.optional(),
  }),
  {
    document: sampleId,
    form: 37,
    servedAt: '2026-02-09T10:00:00+08:00',
    method: 'direct',
    recipient: '林秋月',
  },
);

export const documentEvents = [documentMade, documentServed];
