import { z } from 'zod';
import { archiveClassCodes, erasureGrounds, heldKinds, holdGroundCodes } from '../../custody-values.ts';
import { defineEvent } from '../../event.ts';
import { id, instant, line, person, sha256 } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

const prose = z.string().min(1).max(2000);
const kind = z.enum([...heldKinds, 'item']);
/** An item, a station's file that was no evidence, has no matter. */
const thing = z.object({ kind, thing: id, matter: id.optional(), title: line, sha256 });
const sampleThing = {
  kind: 'recording' as const,
  thing: sampleId,
  matter: sampleId,
  title: '现场检查视频',
  sha256: sampleDigest,
};
const deng = { subject: 's-9', name: '邓秀英' };
const tang = { subject: 's-8', name: '唐立新', certificate: '18110028007' };

/** Told to every agency whose records lie in that store: it lets go of what it was told to keep. */
export const storageLockBroken = defineEvent(
  'evidence.storage.lock-broken.v1',
  '存储锁定失效',
  z.object({ buckets: z.array(z.object({ bucket: z.string(), through: z.array(z.string()) })).min(1) }),
  { buckets: [{ bucket: 'records', through: ['delete'] }] },
);
export const storageLockRestored = defineEvent(
  'evidence.storage.lock-restored.v1',
  '存储锁定恢复',
  z.object({ brokenSince: instant }),
  { brokenSince: '2026-02-09T10:00:00+08:00' },
);

export const retentionSet = defineEvent(
  'evidence.retention.set.v1',
  '保管期限确定',
  z.object({ class: z.enum(archiveClassCodes), reason: prose }),
  { class: 'permanent', reason: '重大案件' },
);
export const holdPlaced = defineEvent(
  'evidence.hold.placed.v1',
  '保全冻结',
  z.object({
    hold: z.string(),
    ground: z.enum(holdGroundCodes),
    basis: line,
    reason: prose,
    /** What of the matter was told to go before: the hold came too late for it. */
    ending: z.array(id).min(1).optional(),
  }),
  { hold: sampleId, ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人提起诉讼' },
);
export const holdLifted = defineEvent(
  'evidence.hold.lifted.v1',
  '保全冻结解除',
  z.object({ hold: z.string(), placedBy: person, reason: prose }),
  { hold: sampleId, placedBy: deng, reason: '判决生效' },
);

export const disposalProposed = defineEvent(
  'evidence.disposal.proposed.v1',
  '销毁提出',
  z.object({ reason: prose, things: z.array(thing).min(1) }),
  { reason: '保管期满', things: [sampleThing] },
);
const disposalDecided = (fact: string, zh: string) =>
  defineEvent(`evidence.disposal.${fact}.v1`, zh, z.object({ proposedBy: person, note: z.string() }), {
    proposedBy: deng,
    note: '同意',
  });
export const disposalApproved = disposalDecided('approved', '销毁批准');
export const disposalRefused = disposalDecided('refused', '销毁不予批准');
/** Told before the bytes go: from here on nothing that is ordered keeps them. */
export const holdingEnding = defineEvent(
  'evidence.holding.ending.v1',
  '记录开始销毁',
  thing.extend({ disposal: id, proposedBy: person, approvedBy: person }),
  { ...sampleThing, disposal: sampleId, proposedBy: deng, approvedBy: tang },
);
/** One record is gone: which, by its digest, and who answers for it. */
export const holdingDisposed = defineEvent(
  'evidence.holding.disposed.v1',
  '记录销毁',
  thing.extend({ disposal: id, retainedUntil: instant, proposedBy: person, approvedBy: person }),
  {
    ...sampleThing,
    disposal: sampleId,
    retainedUntil: '2056-02-09T23:59:59+08:00',
    proposedBy: deng,
    approvedBy: tang,
  },
);
export const disposalCarriedOut = defineEvent(
  'evidence.disposal.carried-out.v1',
  '销毁执行',
  z.object({ gone: z.array(thing), kept: z.array(thing.extend({ code: z.string() })) }),
  { gone: [sampleThing], kept: [] },
);

export const erasureRequested = defineEvent(
  'evidence.erasure.requested.v1',
  '个人信息删除申请',
  z.object({ ground: z.enum(erasureGrounds), basis: line, reason: prose }),
  { ground: 'legal-order', basis: '个人信息保护法第四十七条', reason: '法院判决删除' },
);
const erasureDecided = (fact: string, zh: string) =>
  defineEvent(`evidence.erasure.${fact}.v1`, zh, z.object({ requestedBy: person, note: z.string() }), {
    requestedBy: deng,
    note: '同意',
  });
export const erasureApproved = erasureDecided('approved', '个人信息删除批准');
export const erasureRefused = erasureDecided('refused', '个人信息删除不予批准');
export const erasureCarriedOut = defineEvent(
  'evidence.erasure.carried-out.v1',
  '个人信息删除',
  z.object({ ground: z.enum(erasureGrounds), basis: line, requestedBy: person, approvedBy: person }),
  { ground: 'legal-order', basis: '个人信息保护法第四十七条', requestedBy: deng, approvedBy: tang },
);

const faultOf = z.object({ thing: id, code: z.string() });
/** Raised at once for each record that is not what was sealed. */
export const fixityFaultFound = defineEvent(
  'evidence.fixity.fault-found.v1',
  '完整性异常',
  z.object({ kind, ...faultOf.shape, expected: sha256, found: sha256.optional() }),
  { kind: 'recording', thing: sampleId, code: 'fixity.digest', expected: sampleDigest },
);
export const fixityChecked = defineEvent(
  'evidence.fixity.checked.v1',
  '完整性检查',
  z.object({ checked: z.int(), bytes: z.int(), faults: z.array(faultOf) }),
  { checked: 120, bytes: 4_000_000_000, faults: [] },
);

export const storageEvents = [
  storageLockBroken,
  storageLockRestored,
  retentionSet,
  holdPlaced,
  holdLifted,
  disposalProposed,
  disposalApproved,
  disposalRefused,
  holdingEnding,
  holdingDisposed,
  disposalCarriedOut,
  erasureRequested,
  erasureApproved,
  erasureRefused,
  erasureCarriedOut,
  fixityFaultFound,
  fixityChecked,
];
