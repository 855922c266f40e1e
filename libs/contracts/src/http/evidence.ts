import { z } from 'zod';
import {
  civilDate,
  id,
  instant,
  line,
  matterKinds,
  party,
  person,
  proposal,
  sha256,
  text,
} from '../values.ts';

import { byId, pageOf, pageQuery, receipt, route } from './route.ts';

const officer = person.required({ certificate: true });
const words = z.object({ zh: z.string(), en: z.string() });

export const matterView = z.object({
  id,
  version: z.int(),
  agency: z.string(),
  kind: z.enum(matterKinds),
  reference: line,
  cause: line,
  source: line,
  party,
  state: z.string(),
  stateName: words,
  enteredOn: civilDate,
  openedOn: civilDate,
  officers: z.array(officer),
  formerOfficers: z.array(officer),
  /** The clock of the present state and of the whole matter. */
  clocks: z.array(
    z.object({
      name: z.string(),
      words,
      due: civilDate,
      provisional: z.boolean(),
      level: z.string(),
      basis: z.string(),
    }),
  ),
  /** Where the matter can go from here, who may send it there, and what is still missing for it. */
  next: z.array(
    z.object({
      to: z.string(),
      name: words,
      command: z.string(),
      roles: z.array(z.string()),
      missing: z.array(words),
    }),
  ),
  exemptions: z.array(
    z.object({ state: z.string(), activity: z.string(), reason: z.string(), by: person, on: civilDate }),
  ),
  proposal: proposal.optional(),
  proposalDigest: sha256.optional(),
  clearance: z.object({ digest: sha256, round: z.int(), live: z.boolean() }).optional(),
  review: z.object({ outcome: z.string(), round: z.int(), text: z.string() }).optional(),
  statement: z
    .object({
      waived: z.boolean(),
      hearingRequested: z.boolean(),
      text: z.string().optional(),
      on: civilDate,
    })
    .optional(),
  notice: z.object({ number: line, document: id, servedOn: civilDate.optional() }).optional(),
  decision: z
    .object({ number: line, document: id, decidedOn: civilDate, servedOn: civilDate.optional() })
    .optional(),
  history: z.array(
    z.object({ from: z.string(), to: z.string(), at: instant, by: person, note: z.string().optional() }),
  ),
});
export type MatterView = z.infer<typeof matterView>;

export const recordingView = z.object({
  id,
  version: z.int(),
  matter: id,
  state: z.enum(['uploading', 'received', 'sealed', 'quarantined']),
  title: line,
  stage: z.string(),
  activity: z.string(),
  medium: z.enum(['video', 'audio', 'photo', 'screen']),
  fileName: line,
  contentType: z.string(),
  size: z.int(),
  partSize: z.int(),
  startedAt: instant,
  endedAt: instant,
  /** Device clock minus server clock when the upload was announced, ms. */
  clockOffsetMs: z.int(),
  place: line,
  officers: z.array(officer),
  sha256: sha256.optional(),
  sm3: sha256.optional(),
  facts: z
    .object({
      container: z.string(),
      durationSeconds: z.number().optional(),
      codecs: z.array(z.string()),
      width: z.int().optional(),
      height: z.int().optional(),
    })
    .optional(),
  poster: z.boolean(),
  retainUntil: instant.optional(),
  fault: z.object({ code: z.string(), words }).optional(),
});
export type RecordingView = z.infer<typeof recordingView>;

export const documentView = z.object({
  id,
  matter: id,
  form: z.int(),
  title: line,
  number: line.optional(),
  madeOn: civilDate,
  by: person,
  sha256,
  size: z.int(),
  /** Set once it has been served. */
  served: z.object({ at: instant, method: z.string(), recipient: z.string(), receipt: id }).optional(),
});
export type DocumentView = z.infer<typeof documentView>;

const byMatter = byId;
const inMatter = ['handler', 'unit-head', 'agency-leader'] as const;
const readers = [
  ...inMatter,
  'reviewer',
  'review-head',
  'hearing-presider',
  'disclosure-editor',
  'disclosure-approver',
  'archivist',
] as const;

export const evidenceApi = {
  openMatter: route({
    method: 'POST',
    path: '/matters',
    roles: ['handler'],
    zh: '案源登记',
    body: z.object({
      kind: z.enum(matterKinds),
      cause: line,
      source: line,
      party,
      /** Certificate numbers, two or more (行政处罚法第四十二条). */
      officers: z.array(line).max(20),
    }),
    reply: receipt,
  }),
  listMatters: route({
    method: 'GET',
    path: '/matters',
    roles: readers,
    zh: '案件列表',
    query: pageQuery.extend({
      state: z.string().max(20).optional(),
      q: z.string().trim().max(100).optional(),
      mine: z.stringbool().optional(),
    }),
    reply: pageOf(
      matterView
        .pick({
          id: true,
          version: true,
          kind: true,
          reference: true,
          cause: true,
          state: true,
          stateName: true,
          openedOn: true,
          officers: true,
          clocks: true,
        })
        .extend({ partyName: line }),
    ),
  }),
  getMatter: route({
    method: 'GET',
    path: '/matters/:id',
    roles: readers,
    zh: '案件详情',
    params: byMatter,
    reply: matterView,
  }),
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
        }),
      ),
    }),
  }),
  advance: route({
    method: 'POST',
    path: '/matters/:id/advance',
    roles: inMatter,
    zh: '环节流转',
    params: byMatter,
    body: z.object({ to: z.string().max(10), note: z.string().trim().max(2000).optional() }),
    reply: receipt,
  }),
  changeOfficers: route({
    method: 'PUT',
    path: '/matters/:id/officers',
    roles: ['unit-head'],
    zh: '变更办案人员',
    params: byMatter,
    body: z.object({ officers: z.array(line).max(20), reason: line }),
    reply: receipt,
  }),
  exempt: route({
    method: 'POST',
    path: '/matters/:id/exemptions',
    roles: ['unit-head', 'agency-leader'],
    zh: '免予音像记录审批',
    params: byMatter,
    body: z.object({ activity: z.string().max(40), reason: text }),
    reply: receipt,
  }),
  propose: route({
    method: 'POST',
    path: '/matters/:id/proposal',
    roles: ['handler', 'unit-head'],
    zh: '提出拟处理意见',
    params: byMatter,
    body: proposal.omit({ matter: true, procedure: true, party: true, hearingHeld: true, materials: true }),
    reply: receipt,
  }),
  recordStatement: route({
    method: 'POST',
    path: '/matters/:id/statement',
    roles: ['handler'],
    zh: '陈述申辩登记',
    params: byMatter,
    body: z.object({
      waived: z.boolean(),
      hearingRequested: z.boolean(),
      text: z.string().trim().max(20_000).optional(),
    }),
    reply: receipt,
  }),
  issueNotice: route({
    method: 'POST',
    path: '/matters/:id/notice',
    roles: ['handler'],
    zh: '制发处罚告知书',
    params: byMatter,
    body: z.object({ fields: z.record(z.string(), z.unknown()) }),
    reply: receipt,
  }),
  issueDecision: route({
    method: 'POST',
    path: '/matters/:id/decision',
    roles: ['agency-leader'],
    zh: '作出处罚决定',
    params: byMatter,
    body: z.object({
      fields: z.record(z.string(), z.unknown()),
      otherPersons: z.array(line).max(200).default([]),
    }),
    reply: receipt,
  }),
  makeDocument: route({
    method: 'POST',
    path: '/matters/:id/documents',
    roles: inMatter,
    zh: '制作文书',
    params: byMatter,
    body: z.object({ form: z.int(), fields: z.record(z.string(), z.unknown()) }),
    reply: receipt,
  }),
  listDocuments: route({
    method: 'GET',
    path: '/matters/:id/documents',
    roles: readers,
    zh: '文书目录',
    params: byMatter,
    reply: z.object({ items: z.array(documentView) }),
  }),
  documentContent: route({
    method: 'GET',
    path: '/documents/:id/content',
    roles: readers,
    zh: '文书正文',
    params: byId,
    reply: z.unknown(),
    file: true,
  }),
  serve: route({
    method: 'POST',
    path: '/documents/:id/service',
    roles: ['handler'],
    zh: '送达登记',
    params: byId,
    body: z.object({
      method: z.enum(['direct', 'retention', 'post', 'entrusted', 'electronic', 'announcement']),
      recipient: line,
      servedAt: instant,
      place: line,
      note: z.string().trim().max(2000).optional(),
    }),
    reply: receipt,
  }),
  announceRecording: route({
    method: 'POST',
    path: '/matters/:id/recordings',
    roles: ['handler'],
    zh: '登记音像记录并取得上传地址',
    params: byMatter,
    body: z.object({
      title: line,
      activity: z.string().max(40),
      medium: z.enum(['video', 'audio', 'photo', 'screen']),
      fileName: line,
      contentType: z.string().max(100),
      size: z.int().min(1).max(5_497_558_138_880),
      startedAt: instant,
      endedAt: instant,
      deviceNow: instant,
      place: line,
      officers: z.array(line).min(1).max(20),
      device: line.optional(),
      position: z
        .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
        .optional(),
    }),
    reply: receipt,
  }),
  presignParts: route({
    method: 'POST',
    path: '/recordings/:id/parts',
    roles: ['handler'],
    zh: '取得分片上传地址',
    params: byId,
    body: z.object({ numbers: z.array(z.int().min(1).max(10_000)).min(1).max(100) }),
    reply: z.object({ parts: z.array(z.object({ number: z.int(), url: z.url() })) }),
  }),
  listParts: route({
    method: 'GET',
    path: '/recordings/:id/parts',
    roles: ['handler'],
    zh: '已上传分片',
    params: byId,
    reply: z.object({ parts: z.array(z.object({ number: z.int(), etag: z.string(), size: z.int() })) }),
  }),
  completeRecording: route({
    method: 'POST',
    path: '/recordings/:id/completion',
    roles: ['handler'],
    zh: '完成上传',
    params: byId,
    body: z.object({ sha256 }),
    reply: receipt,
  }),
  getRecording: route({
    method: 'GET',
    path: '/recordings/:id',
    roles: readers,
    zh: '音像记录详情',
    params: byId,
    reply: recordingView,
  }),
  listRecordings: route({
    method: 'GET',
    path: '/matters/:id/recordings',
    roles: readers,
    zh: '音像记录目录',
    params: byMatter,
    reply: z.object({ items: z.array(recordingView) }),
  }),
  recordingContent: route({
    method: 'GET',
    path: '/recordings/:id/content',
    roles: readers,
    zh: '播放音像记录',
    params: byId,
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
  listOfficers: route({
    method: 'GET',
    path: '/officers',
    roles: readers,
    zh: '可选办案人员',
    reply: z.object({
      items: z.array(z.object({ certificate: line, name: line, unit: line, validTo: civilDate })),
    }),
  }),
};
