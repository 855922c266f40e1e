import { z } from 'zod';
import { civilDate, id, instant, sha256 } from '../../values.ts';
import { byId, route } from '../route.ts';
import { byMatter, readers } from './readers.ts';

const index = z.int().min(0);

/** What a commitment was made over; whoever has it can check the entry without asking anyone (docs/life-of-a-ledger-entry.md). */
export const opening = z.object({
  /** Canonical JSON (RFC 8785) of `{event, matter?: {number, previous}}`. */
  body: z.string(),
  salt: sha256,
  fileSalt: sha256,
});

/** One entry of the public log with its proof, a C2SP tlog-proof in one text. */
const provenEntry = z.object({
  index,
  /** The leaf data: canonical JSON of `{commitment, id, v}`. */
  entry: z.string(),
  proof: z.string(),
});

export const ledgerReceipt = provenEntry.extend({
  /** Of what: the recording or the document. */
  thing: id,
  type: z.string(),
  time: instant,
  sha256: sha256.optional(),
  /** Absent when the content was erased by law; the proof stays. */
  opening: opening.optional(),
});
export type LedgerReceipt = z.infer<typeof ledgerReceipt>;

export const ledgerEntry = provenEntry.extend({
  id,
  /** Counts the entries of the matter from 1 without a gap. */
  number: z.int().min(1),
  type: z.string(),
  time: instant,
  erased: z.boolean(),
  opening: opening.optional(),
});

const completenessFault = z.object({
  number: z.int().min(1),
  code: z.string(),
  words: z.object({ zh: z.string(), en: z.string() }),
});

const boundary = z.object({ number: z.int().min(1), index, id, time: instant });

export const ledgerRoutes = {
  timeline: route({
    method: 'GET',
    path: '/matters/:id/timeline',
    roles: readers,
    zh: '案件全程留痕',
    params: byMatter,
    reply: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          type: z.string(),
          name: z.string(),
          time: instant,
          actor: z.string(),
          data: z.unknown(),
          /** The content was erased by law: neither actor nor data can be told any more. */
          erased: z.boolean(),
        }),
      ),
    }),
  }),
  recordingReceipt: route({
    method: 'GET',
    path: '/recordings/:id/receipt',
    roles: readers,
    zh: '音像记录存证回执',
    params: byId,
    reply: ledgerReceipt,
  }),
  documentReceipt: route({
    method: 'GET',
    path: '/documents/:id/receipt',
    roles: readers,
    zh: '文书存证回执',
    params: byId,
    reply: ledgerReceipt,
  }),
  matterEntries: route({
    method: 'GET',
    path: '/matters/:id/ledger',
    roles: readers,
    zh: '案件存证条目与证明',
    params: byMatter,
    query: z.object({
      /** Number of the last entry seen. */
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    reply: z.object({
      checkpoint: z.string(),
      /** Of the matter, published. */
      total: z.int(),
      items: z.array(ledgerEntry),
    }),
  }),
  matterCompleteness: route({
    method: 'GET',
    path: '/matters/:id/completeness',
    roles: readers,
    zh: '案件存证完整性核对',
    params: byMatter,
    query: z.object({ from: civilDate.optional(), to: civilDate.optional() }),
    reply: z.object({
      complete: z.boolean(),
      checkpoint: z.string(),
      /** Entries looked at, and those of them whose content was erased by law. */
      entries: z.int(),
      erased: z.int(),
      first: boundary.optional(),
      last: boundary.optional(),
      /** The entries just outside the dates, which the first and the last are linked to. */
      before: boundary.optional(),
      after: boundary.optional(),
      /** Heard, but not in a published checkpoint yet. */
      unpublished: z.int(),
      faults: z.array(completenessFault),
    }),
  }),
  /** Law 5: neither matter nor title nor name; only whoever has the file knows its digest. */
  publicFile: route({
    method: 'GET',
    path: '/public/ledger/files/:sha256',
    roles: 'public',
    zh: '凭文件摘要查验存证',
    params: z.object({ sha256 }),
    reply: z.object({
      found: provenEntry
        .extend({ time: instant, fileSalt: sha256, bodyHash: sha256, checkpoint: z.string() })
        .optional(),
      /** Heard, and published within moments. */
      pending: z.boolean(),
    }),
  }),
  publicDays: route({
    method: 'GET',
    path: '/public/ledger/days',
    roles: 'public',
    zh: '每日存证检查点',
    query: z.object({
      before: civilDate.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(31),
    }),
    reply: z.object({
      items: z.array(
        z.object({
          day: civilDate,
          size: index,
          publishedAt: instant,
          /** The signed note, as it was published. */
          checkpoint: z.string(),
          /** RFC 3161 TimeStampToken response over the note, base64. */
          timestamp: z.string().optional(),
        }),
      ),
    }),
  }),
};
