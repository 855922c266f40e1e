import { z } from 'zod';
import { archiveClassCodes, erasureGrounds, heldKinds, holdGroundCodes } from '../../custody-values.ts';
import { id, instant, line, person, sha256 } from '../../values.ts';
import { byId, pageOf, pageQuery, receipt, route } from '../route.ts';
import { byMatter, readers } from './readers.ts';

const keepers = ['unit-head', 'agency-leader', 'archivist'] as const;
const archive = ['agency-leader', 'archivist'] as const;
const prose = z.string().trim().min(1).max(2000);
const reason = z.object({ reason: prose });
const words = z.object({ zh: z.string(), en: z.string() });

/** What is kept: sealed things of matters, and station files that were found to be no evidence. */
const keptKinds = [...heldKinds, 'item'] as const;

/** What keeps one sealed record or document in the store, and until when. */
export const holdingView = z.object({
  id,
  kind: z.enum(keptKinds),
  thing: id,
  /** A station file has none. */
  matter: id.optional(),
  title: line,
  sha256,
  size: z.int(),
  class: z.enum(archiveClassCodes),
  sealedAt: instant,
  retainUntil: instant,
  /** The store refuses its removal whatever the date. */
  held: z.boolean(),
  checkedAt: instant.optional(),
  fault: z.string().optional(),
  /** Told to go, and not gone yet: what is ordered now comes too late for it. */
  ending: z.object({ at: instant, disposal: id }).optional(),
  disposed: z.object({ at: instant, disposal: id }).optional(),
});
export type HoldingView = z.infer<typeof holdingView>;

export const keepingView = z.object({
  matter: id,
  class: z.enum(archiveClassCodes).optional(),
  history: z.array(z.object({ class: z.enum(archiveClassCodes), reason: prose, by: person, at: instant })),
  holds: z.array(
    z.object({
      id: z.string(),
      ground: z.enum(holdGroundCodes),
      basis: line,
      reason: prose,
      by: person,
      at: instant,
      lifted: z.object({ by: person, at: instant, reason: prose }).optional(),
    }),
  ),
  /** What was ordered has reached every sealed version. */
  settled: z.boolean(),
  holdings: z.array(holdingView),
});
export type KeepingView = z.infer<typeof keepingView>;

const decision = z.object({ by: person, at: instant, note: z.string() }).optional();

export const disposalView = z.object({
  id,
  version: z.int(),
  state: z.enum(['proposed', 'approved', 'refused', 'carried-out']),
  reason: prose,
  proposedBy: person,
  proposedAt: instant,
  decision,
  items: z.array(
    z.object({
      kind: z.enum(keptKinds),
      thing: id,
      matter: id.optional(),
      title: line,
      sha256,
      state: z.enum(['waiting', 'gone', 'kept']),
      /** Why it is still there. */
      fault: z.string().optional(),
    }),
  ),
});
export type DisposalView = z.infer<typeof disposalView>;

export const erasureView = z.object({
  id,
  version: z.int(),
  matter: id,
  state: z.enum(['requested', 'approved', 'refused', 'carried-out']),
  ground: z.enum(erasureGrounds),
  basis: line,
  reason: prose,
  requestedBy: person,
  requestedAt: instant,
  decision,
  carriedOutAt: instant.optional(),
});
export type ErasureView = z.infer<typeof erasureView>;

export const fixityRunView = z.object({
  id,
  version: z.int(),
  state: z.enum(['running', 'done']),
  scope: z.enum(['due', 'all']),
  startedAt: instant,
  startedBy: person,
  endedAt: instant.optional(),
  total: z.int(),
  checked: z.int(),
  bytes: z.int(),
  faults: z.array(z.object({ thing: id, code: z.string() })),
});
export type FixityRunView = z.infer<typeof fixityRunView>;

export const storageState = z.object({
  state: z.enum(['unproven', 'holds', 'broken']),
  testedAt: instant.optional(),
  since: instant.optional(),
  words,
  buckets: z.array(
    z.object({
      bucket: z.string(),
      through: z.array(z.string()),
      /** Why it could not be tested. */
      fault: z.string().optional(),
    }),
  ),
});
export type StorageState = z.infer<typeof storageState>;

export const storageRoutes = {
  storageState: route({
    method: 'GET',
    path: '/storage/state',
    roles: [...readers, 'window-clerk', 'system-admin'],
    zh: '存储锁定状态',
    reply: storageState,
  }),
  matterKeeping: route({
    method: 'GET',
    path: '/matters/:id/keeping',
    roles: readers,
    zh: '案件保管状态',
    params: byMatter,
    reply: keepingView,
  }),
  setRetention: route({
    method: 'POST',
    path: '/matters/:id/retention',
    roles: keepers,
    zh: '确定保管期限',
    params: byMatter,
    body: z.object({ class: z.enum(archiveClassCodes), reason: prose }),
    reply: receipt,
  }),
  placeHold: route({
    method: 'POST',
    path: '/matters/:id/holds',
    roles: keepers,
    zh: '设置保全冻结',
    params: byMatter,
    body: z.object({ ground: z.enum(holdGroundCodes), basis: line, reason: prose }),
    reply: receipt,
  }),
  liftHold: route({
    method: 'POST',
    path: '/matters/:id/holds/:hold/lifting',
    roles: keepers,
    zh: '解除保全冻结',
    params: byMatter.extend({ hold: z.string().max(40) }),
    body: reason,
    reply: receipt,
  }),
  disposalsDue: route({
    method: 'GET',
    path: '/disposals/due',
    roles: archive,
    zh: '保管期满清单',
    query: pageQuery,
    reply: pageOf(holdingView),
  }),
  proposeRecordDisposal: route({
    method: 'POST',
    path: '/disposals',
    roles: ['archivist'],
    zh: '提出销毁',
    body: z.object({ things: z.array(z.uuid()).min(1).max(500), reason: prose }),
    reply: receipt,
  }),
  listRecordDisposals: route({
    method: 'GET',
    path: '/disposals',
    roles: archive,
    zh: '销毁清册',
    query: pageQuery,
    reply: pageOf(disposalView),
  }),
  getRecordDisposal: route({
    method: 'GET',
    path: '/disposals/:id',
    roles: archive,
    zh: '销毁清册详情',
    params: byId,
    reply: disposalView,
  }),
  approveRecordDisposal: route({
    method: 'POST',
    path: '/disposals/:id/approval',
    roles: ['agency-leader'],
    zh: '批准销毁',
    params: byId,
    body: z.object({ note: z.string().trim().max(500).optional() }),
    reply: receipt,
  }),
  refuseRecordDisposal: route({
    method: 'POST',
    path: '/disposals/:id/refusal',
    roles: ['agency-leader'],
    zh: '不予销毁',
    params: byId,
    body: reason,
    reply: receipt,
  }),
  requestErasure: route({
    method: 'POST',
    path: '/matters/:id/erasure',
    roles: ['archivist', 'unit-head'],
    zh: '申请删除个人信息',
    params: byMatter,
    body: z.object({ ground: z.enum(erasureGrounds), basis: line, reason: prose }),
    reply: receipt,
  }),
  listErasures: route({
    method: 'GET',
    path: '/erasures',
    roles: keepers,
    zh: '个人信息删除申请',
    query: pageQuery,
    reply: pageOf(erasureView),
  }),
  approveErasure: route({
    method: 'POST',
    path: '/erasures/:id/approval',
    roles: ['agency-leader'],
    zh: '批准删除个人信息',
    params: byId,
    body: z.object({ note: z.string().trim().max(500).optional() }),
    reply: receipt,
  }),
  refuseErasure: route({
    method: 'POST',
    path: '/erasures/:id/refusal',
    roles: ['agency-leader'],
    zh: '不予删除个人信息',
    params: byId,
    body: reason,
    reply: receipt,
  }),
  startFixity: route({
    method: 'POST',
    path: '/fixity-runs',
    roles: ['archivist'],
    zh: '发起完整性检查',
    body: z.object({ scope: z.enum(['due', 'all']) }),
    reply: receipt,
  }),
  listFixity: route({
    method: 'GET',
    path: '/fixity-runs',
    roles: keepers,
    zh: '完整性检查记录',
    query: pageQuery,
    reply: pageOf(fixityRunView),
  }),
  getFixity: route({
    method: 'GET',
    path: '/fixity-runs/:id',
    roles: keepers,
    zh: '完整性检查进度',
    params: byId,
    reply: fixityRunView,
  }),
};
