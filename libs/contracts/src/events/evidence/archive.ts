import { z } from 'zod';
import { accessPurposeCodes, bundleForms } from '../../custody-values.ts';
import { defineEvent } from '../../event.ts';
import { sha256 } from '../../values.ts';
import { sampleDigest } from '../samples.ts';

const purpose = z.enum(accessPurposeCodes);
/** Absent in events from before there were two. */
const form = z.enum(bundleForms).optional();

export const bundleRequested = defineEvent(
  'evidence.bundle.requested.v1',
  '证据包申请导出',
  z.object({ form, purpose, note: z.string().max(500).optional() }),
  { form: 'bundle', purpose: 'reconsideration' },
);

/** It is made and may be fetched. */
export const bundleExported = defineEvent(
  'evidence.bundle.exported.v1',
  '证据包导出',
  z.object({
    form,
    purpose,
    /** Of tagmanifest-sha256.txt, which the ledger's key signs. */
    sha256,
    entries: z.int(),
    files: z.int(),
    size: z.int(),
  }),
  {
    form: 'bundle',
    purpose: 'reconsideration',
    sha256: sampleDigest,
    entries: 40,
    files: 60,
    size: 1_048_576,
  },
);

/** Each time it is fetched; written before a byte flows. */
export const bundleFetched = defineEvent(
  'evidence.bundle.fetched.v1',
  '证据包下载',
  z.object({ form, purpose, sha256, size: z.int() }),
  { form: 'bundle', purpose: 'reconsideration', sha256: sampleDigest, size: 1_048_576 },
);

export const archiveEvents = [bundleRequested, bundleExported, bundleFetched];
