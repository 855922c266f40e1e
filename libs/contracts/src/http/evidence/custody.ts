import { z } from 'zod';
import {
  accessPurposeCodes,
  accessWays,
  consultationStates,
  fetchedParts,
  heldKinds,
} from '../../custody-values.ts';
import { id, instant, line, person, sha256 } from '../../values.ts';
import { byId, pageOf, pageQuery, receipt, route } from '../route.ts';
import { byMatter, readers } from './readers.ts';

/** Who may let records out of the house, and others of the house look into them. */
const keepers = ['unit-head', 'agency-leader', 'archivist'] as const;
const deciders = ['unit-head', 'archivist'] as const;
const overseers = [
  'handler',
  'unit-head',
  'reviewer',
  'review-head',
  'agency-leader',
  'hearing-presider',
  'archivist',
] as const;
const words = z.string().trim().min(1).max(2000);
const reason = z.object({ reason: line });

export const accessView = z.object({
  id,
  version: z.int(),
  kind: z.enum(heldKinds),
  thing: id,
  matter: id,
  /** As it was called when it was looked at. */
  title: line,
  sha256,
  way: z.enum(accessWays),
  purpose: z.string(),
  note: z.string().optional(),
  by: person,
  at: instant,
  until: instant,
  consultation: id.optional(),
  /** Clips and transcripts that it gave. */
  fetched: z.array(z.object({ part: z.enum(fetchedParts), id, at: instant })).optional(),
  share: z
    .object({
      recipient: line,
      left: z.int(),
      used: z.array(z.object({ at: instant })),
      issued: z.boolean(),
      /** Wrong names have ended its token. */
      blocked: z.boolean(),
    })
    .optional(),
  revoked: z.object({ at: instant, by: person, reason: line }).optional(),
});
export type AccessView = z.infer<typeof accessView>;

export const consultationView = z.object({
  id,
  version: z.int(),
  matter: id,
  state: z.enum(consultationStates),
  purpose: z.string(),
  reason: words,
  until: instant,
  requestedBy: person,
  requestedAt: instant,
  decision: z.object({ by: person, at: instant, note: z.string() }).optional(),
  revocation: z.object({ by: person, at: instant, note: z.string() }).optional(),
});
export type ConsultationView = z.infer<typeof consultationView>;

const asked = z.object({
  way: z.enum(['play', 'download', 'share']),
  purpose: z.enum(accessPurposeCodes),
  /** Needed for `other` and for a share. */
  note: z.string().trim().min(1).max(500).optional(),
  /** Of a share: the court, procuratorate or other body it is for, for how long and how often. */
  recipient: line.optional(),
  days: z.int().min(1).max(30).optional(),
  uses: z.int().min(1).max(20).optional(),
});
const listed = pageOf(accessView);

export const custodyRoutes = {
  accessRecording: route({
    method: 'POST',
    path: '/recordings/:id/accesses',
    roles: readers,
    zh: '查看、下载或者对外提供音像记录（先留痕）',
    params: byId,
    body: asked,
    reply: receipt,
  }),
  accessDocument: route({
    method: 'POST',
    path: '/documents/:id/accesses',
    roles: readers,
    zh: '查看、下载或者对外提供文书（先留痕）',
    params: byId,
    body: asked,
    reply: receipt,
  }),
  getAccess: route({
    method: 'GET',
    path: '/accesses/:id',
    roles: readers,
    zh: '调取记录',
    params: byId,
    reply: accessView,
  }),
  accessContent: route({
    method: 'GET',
    path: '/accesses/:id/content',
    roles: readers,
    zh: '调取原件',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
  accessPreview: route({
    method: 'GET',
    path: '/accesses/:id/preview',
    roles: readers,
    zh: '加水印预览',
    params: byId,
    /** Where to begin, in seconds. */
    query: z.object({ from: z.coerce.number().min(0).max(1_000_000).optional() }),
    reply: z.unknown(),
    file: true,
  }),
  accessWaveform: route({
    method: 'GET',
    path: '/accesses/:id/waveform',
    roles: readers,
    zh: '声音波形图',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
  accessClip: route({
    method: 'GET',
    path: '/accesses/:id/clips/:clip',
    roles: readers,
    zh: '下载截取的片段',
    params: byId.extend({ clip: z.uuid() }),
    reply: z.unknown(),
    file: true,
  }),
  accessTranscript: route({
    method: 'GET',
    path: '/accesses/:id/transcripts/:transcript',
    roles: readers,
    zh: '音像记录的文字整理（字幕）',
    params: byId.extend({ transcript: z.uuid() }),
    reply: z.unknown(),
    file: true,
  }),
  recordingPoster: route({
    method: 'GET',
    path: '/recordings/:id/poster',
    roles: readers,
    zh: '音像记录封面',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
  shareLink: route({
    method: 'POST',
    path: '/accesses/:id/link',
    roles: keepers,
    zh: '取得对外提供的凭证（前一个随即失效）',
    params: byId,
    reply: z.object({ token: z.string(), path: z.string(), until: instant, uses: z.int() }),
  }),
  revokeAccess: route({
    method: 'POST',
    path: '/accesses/:id/revocation',
    roles: keepers,
    zh: '收回对外提供',
    params: byId,
    body: reason,
    reply: receipt,
  }),
  openShare: route({
    method: 'GET',
    path: '/public/shares/:token',
    roles: 'public',
    zh: '凭证调取（法院、检察院等）',
    params: z.object({ token: z.string().max(200) }),
    query: z.object({ recipient: line }),
    reply: z.unknown(),
    file: true,
  }),
  recordingCustody: route({
    method: 'GET',
    path: '/recordings/:id/custody',
    roles: overseers,
    zh: '音像记录调取清单',
    params: byId,
    query: pageQuery,
    reply: listed,
  }),
  documentCustody: route({
    method: 'GET',
    path: '/documents/:id/custody',
    roles: overseers,
    zh: '文书调取清单',
    params: byId,
    query: pageQuery,
    reply: listed,
  }),
  matterCustody: route({
    method: 'GET',
    path: '/matters/:id/custody',
    roles: overseers,
    zh: '案件调取清单',
    params: byMatter,
    query: pageQuery.extend({ way: z.enum(accessWays).optional() }),
    reply: listed,
  }),
  requestConsultation: route({
    method: 'POST',
    path: '/matters/:id/consultations',
    roles: readers,
    zh: '申请调阅',
    params: byMatter,
    body: z.object({ purpose: z.enum(accessPurposeCodes), reason: words, until: instant }),
    reply: receipt,
  }),
  listConsultations: route({
    method: 'GET',
    path: '/consultations',
    roles: readers,
    zh: '调阅申请',
    query: pageQuery.extend({
      state: z.enum(consultationStates).optional(),
      matter: z.uuid().optional(),
    }),
    reply: pageOf(consultationView),
  }),
  approveConsultation: route({
    method: 'POST',
    path: '/consultations/:id/approval',
    roles: deciders,
    zh: '批准调阅',
    params: byId,
    body: z.object({ note: z.string().trim().max(500).optional() }),
    reply: receipt,
  }),
  refuseConsultation: route({
    method: 'POST',
    path: '/consultations/:id/refusal',
    roles: deciders,
    zh: '不予调阅',
    params: byId,
    body: reason,
    reply: receipt,
  }),
  revokeConsultation: route({
    method: 'POST',
    path: '/consultations/:id/revocation',
    roles: deciders,
    zh: '收回调阅',
    params: byId,
    body: reason,
    reply: receipt,
  }),
};
