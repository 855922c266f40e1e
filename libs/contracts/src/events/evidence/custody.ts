import { z } from 'zod';
import { accessWays, fetchedParts, heldKinds } from '../../custody-values.ts';
import { defineEvent } from '../../event.ts';
import { id, instant, line, sha256 } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

const held = { kind: z.enum(heldKinds), thing: id, title: line, sha256 };
const sampleHeld = {
  kind: 'recording' as const,
  thing: sampleId,
  title: '现场检查视频',
  sha256: sampleDigest,
};
const note = z.string().max(2000);

/** Written before a byte flows. */
export const custodyAccessed = defineEvent(
  'evidence.custody.accessed.v1',
  '记录调取',
  z.object({
    ...held,
    way: z.enum(accessWays),
    purpose: z.string(),
    note: note.optional(),
    until: instant,
    /** Of a share. */
    recipient: line.optional(),
    uses: z.int().optional(),
    consultation: id.optional(),
  }),
  { ...sampleHeld, way: 'play', purpose: 'case-handling', until: '2026-02-09T10:10:00+08:00' },
);

/** Which clip or transcript an access gave; written before a byte of it flows. */
export const custodyFetched = defineEvent(
  'evidence.custody.fetched.v1',
  '片段、文字整理调取',
  z.object({ ...held, part: z.enum(fetchedParts), id }),
  { ...sampleHeld, part: 'clip', id: sampleId },
);

export const custodyLinkIssued = defineEvent(
  'evidence.custody.link-issued.v1',
  '对外提供凭证签发',
  z.object({ ...held, recipient: line, until: instant }),
  { ...sampleHeld, recipient: '新田县人民法院', until: '2026-02-16T10:00:00+08:00' },
);

export const custodyShareUsed = defineEvent(
  'evidence.custody.share-used.v1',
  '对外提供凭证使用',
  z.object({ ...held, recipient: line, left: z.int().min(0) }),
  { ...sampleHeld, recipient: '新田县人民法院', left: 2 },
);

/** Somebody had the token and gave another name than the recorded recipient's: the actor's. */
export const custodyShareRefused = defineEvent(
  'evidence.custody.share-refused.v1',
  '对外提供凭证被拒',
  z.object({ ...held, recipient: line, mistaken: z.int().min(1), blocked: z.boolean() }),
  { ...sampleHeld, recipient: '新田县人民法院', mistaken: 1, blocked: false },
);

export const custodyRevoked = defineEvent(
  'evidence.custody.revoked.v1',
  '对外提供收回',
  z.object({ ...held, recipient: line, reason: note }),
  { ...sampleHeld, recipient: '新田县人民法院', reason: '案件已审结' },
);

export const consultationRequested = defineEvent(
  'evidence.consultation.requested.v1',
  '调阅申请',
  z.object({ purpose: z.string(), reason: note, until: instant }),
  { purpose: 'file-review', reason: '年度案卷评查', until: '2026-02-20T18:00:00+08:00' },
);

const decided = (fact: string, zh: string) =>
  defineEvent(`evidence.consultation.${fact}.v1`, zh, z.object({ requestedBy: line, note }), {
    requestedBy: '谢雅琴',
    note: '同意',
  });
export const consultationApproved = decided('approved', '调阅批准');
export const consultationRefused = decided('refused', '调阅不予批准');
export const consultationRevoked = decided('revoked', '调阅收回');

export const custodyEvents = [
  custodyAccessed,
  custodyFetched,
  custodyLinkIssued,
  custodyShareUsed,
  custodyShareRefused,
  custodyRevoked,
  consultationRequested,
  consultationApproved,
  consultationRefused,
  consultationRevoked,
];
