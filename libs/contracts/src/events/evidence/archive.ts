import { z } from 'zod';
import { accessPurposeCodes } from '../../custody-values.ts';
import { defineEvent } from '../../event.ts';
import { sha256 } from '../../values.ts';
import { sampleDigest } from '../samples.ts';

const purpose = z.enum(accessPurposeCodes);

export const bundleRequested = defineEvent(
  'evidence.bundle.requested.v1',
  '证据包申请导出',
  z.object({ purpose, note: z.string().max(500).optional() }),
  { purpose: 'reconsideration' },
);

/** Written before a byte flows. */
export const bundleExported = defineEvent(
  'evidence.bundle.exported.v1',
  '证据包导出',
  z.object({
    purpose,
    /** Of tagmanifest-sha256.txt, which the ledger's key signs. */
    sha256,
    entries: z.int(),
    files: z.int(),
    size: z.int(),
  }),
  { purpose: 'reconsideration', sha256: sampleDigest, entries: 40, files: 60, size: 1_048_576 },
);

export const archiveEvents = [bundleRequested, bundleExported];
