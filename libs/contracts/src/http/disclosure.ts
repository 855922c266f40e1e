import { z } from 'zod';
import { bodyRecord, officerRecord } from '../register-values.ts';
import { civilDate, id, instant, line, person, text } from '../values.ts';
import { byId, pageOf, pageQuery, receipt, route } from './route.ts';

export const publicationStates = ['planned', 'prepared', 'published', 'withdrawn', 'excluded'] as const;

const channelPlan = z.object({
  channel: z.string(),
  due: civilDate,
  provisional: z.boolean(),
  level: z.string(),
  until: civilDate.optional(),
  basis: z.string(),
});

/** What the public sees: the summary in front, then the decision as served, redacted. */
export const publicDecision = z.object({
  id,
  number: line,
  body: line,
  party: line,
  partyCode: z.string().optional(),
  legalRepresentative: z.string().optional(),
  characterisation: line,
  basis: z.array(z.string()),
  measures: z.array(z.string()),
  decidedOn: civilDate,
  publishedOn: civilDate,
  until: civilDate.optional(),
  remedy: z.string(),
  paragraphs: z.array(z.string()),
});
export type PublicDecision = z.infer<typeof publicDecision>;

export const tombstone = z.object({ id, number: line, withdrawnOn: civilDate, reason: z.string() });

export const publicationView = z.object({
  id,
  version: z.int(),
  matter: id,
  number: line,
  state: z.enum(publicationStates),
  decidedOn: civilDate,
  channels: z.array(channelPlan),
  /** Why it is not to be published, when it is not. */
  exclusion: z.object({ zh: z.string(), en: z.string(), basis: z.string() }).optional(),
  /** As the public will see it. */
  draft: publicDecision.omit({ publishedOn: true }).optional(),
  redactions: z.array(
    z.object({
      rule: z.string(),
      where: z.string(),
      original: z.string(),
      shown: z.string(),
      ground: z.string(),
    }),
  ),
  credit: z.record(z.string(), z.string()),
  creditFaults: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string() })),
  editor: person.optional(),
  approver: person.optional(),
  returned: z.object({ reason: z.string(), by: person }).optional(),
  withdrawal: z.object({ ground: z.string(), reason: z.string(), at: instant }).optional(),
});
export type PublicationView = z.infer<typeof publicationView>;

const staff = ['disclosure-editor', 'disclosure-approver'] as const;
const readers = [...staff, 'handler', 'unit-head', 'agency-leader'] as const;

export const disclosureApi = {
  recordBody: route({
    method: 'PUT',
    path: '/bodies',
    roles: staff,
    zh: '登记执法主体',
    body: bodyRecord,
    reply: receipt,
  }),
  recordOfficer: route({
    method: 'PUT',
    path: '/officers',
    roles: staff,
    zh: '登记执法人员',
    body: officerRecord,
    reply: receipt,
  }),
  listOfficers: route({
    method: 'GET',
    path: '/officers',
    roles: readers,
    zh: '执法人员名册',
    reply: z.object({ items: z.array(officerRecord) }),
  }),
  listPublications: route({
    method: 'GET',
    path: '/publications',
    roles: readers,
    zh: '公示任务',
    query: pageQuery.extend({ state: z.enum(publicationStates).optional() }),
    reply: pageOf(
      publicationView.pick({
        id: true,
        version: true,
        number: true,
        state: true,
        decidedOn: true,
        channels: true,
      }),
    ),
  }),
  getPublication: route({
    method: 'GET',
    path: '/publications/:id',
    roles: readers,
    zh: '公示任务详情',
    params: byId,
    reply: publicationView,
  }),
  prepare: route({
    method: 'POST',
    path: '/publications/:id/preparation',
    roles: ['disclosure-editor'],
    zh: '拟定公示内容',
    params: byId,
    body: z.object({
      /** Further words to hide, each with its ground. */
      redactions: z
        .array(z.object({ words: line, ground: line }))
        .max(200)
        .default([]),
      /** 保密审查 has been done. */
      secrecyChecked: z.literal(true),
    }),
    reply: receipt,
  }),
  returnDraft: route({
    method: 'POST',
    path: '/publications/:id/return',
    roles: ['disclosure-approver'],
    zh: '退回修改',
    params: byId,
    body: z.object({ reason: text }),
    reply: receipt,
  }),
  release: route({
    method: 'POST',
    path: '/publications/:id/release',
    roles: ['disclosure-approver'],
    zh: '审核发布',
    params: byId,
    body: z.object({}),
    reply: receipt,
  }),
  withdraw: route({
    method: 'POST',
    path: '/publications/:id/withdrawal',
    roles: ['disclosure-approver'],
    zh: '撤回公示',
    params: byId,
    body: z.object({ ground: z.enum(['changed', 'revoked', 'illegal', 'void', 'wrong']), reason: text }),
    reply: receipt,
  }),
  publicDecisions: route({
    method: 'GET',
    path: '/public/decisions',
    roles: 'public',
    zh: '处罚决定公示列表',
    query: pageQuery.extend({ q: z.string().trim().max(100).optional() }),
    reply: pageOf(
      publicDecision.pick({
        id: true,
        number: true,
        body: true,
        party: true,
        characterisation: true,
        measures: true,
        decidedOn: true,
        publishedOn: true,
      }),
    ),
  }),
  publicDecision: route({
    method: 'GET',
    path: '/public/decisions/:id',
    roles: 'public',
    zh: '处罚决定公示',
    params: byId,
    reply: z.union([z.object({ decision: publicDecision }), z.object({ withdrawn: tombstone })]),
  }),
  publicOfficer: route({
    method: 'GET',
    path: '/public/officers/:certificate',
    roles: 'public',
    zh: '执法证件查验',
    params: z.object({
      certificate: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{4,40}$/),
    }),
    reply: officerRecord.omit({ status: true }).extend({
      bodyName: line,
      status: z.enum(['valid', 'expired', 'suspended', 'revoked', 'not-yet-valid']),
    }),
  }),
  publicBodies: route({
    method: 'GET',
    path: '/public/bodies',
    roles: 'public',
    zh: '执法主体公示',
    reply: z.object({ items: z.array(bodyRecord) }),
  }),
};
