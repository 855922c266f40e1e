import { z } from 'zod';
import { checkResult, outcomes, scopeReason } from '../review-values.ts';
import { civilDate, id, instant, line, material, person, proposal, sha256, text } from '../values.ts';
import { byId, pageOf, pageQuery, receipt, route } from './route.ts';

export const submissionStates = [
  'collecting',
  'submitted',
  'reviewing',
  'supplementing',
  'countersigning',
  'answering',
  'cleared',
] as const;

const opinion = z.object({
  outcome: z.enum(outcomes),
  checks: z.array(checkResult),
  text: z.string(),
  reviewer: person,
  writtenAt: instant,
  head: person.optional(),
  countersignedAt: instant.optional(),
});

export const submissionView = z.object({
  /** The matter's own identifier. */
  id,
  version: z.int(),
  agency: z.string(),
  reference: line,
  cause: line,
  state: z.enum(submissionStates),
  review: z.enum(['legal-review', 'case-review']),
  reasons: z.array(scopeReason),
  proposal,
  digest: sha256,
  handlers: z.array(person),
  reviewer: person.optional(),
  clock: z
    .object({
      due: civilDate,
      provisional: z.boolean(),
      level: z.string(),
      paused: z.boolean(),
      basis: z.string(),
    })
    .optional(),
  round: z.int(),
  rounds: z.array(
    z.object({
      round: z.int(),
      snapshots: z.array(
        z.object({
          snapshot: z.int(),
          digest: sha256,
          materials: z.array(material),
          submittedAt: instant,
          by: person,
        }),
      ),
      answers: z.array(z.object({ check: z.string(), answer: text })),
      supplements: z.array(
        z.object({
          items: z.array(line),
          dueOn: civilDate,
          requestedAt: instant,
          answeredAt: instant.optional(),
        }),
      ),
      opinion: opinion.optional(),
    }),
  ),
  clearance: z.object({ token: z.string(), digest: sha256, grantedAt: instant }).optional(),
});
export type SubmissionView = z.infer<typeof submissionView>;

const readers = ['handler', 'unit-head', 'agency-leader', 'reviewer', 'review-head', 'archivist'] as const;

export const reviewApi = {
  listSubmissions: route({
    method: 'GET',
    path: '/submissions',
    roles: readers,
    zh: '审核列表',
    query: pageQuery.extend({ state: z.enum(submissionStates).optional() }),
    reply: pageOf(
      submissionView
        .pick({
          id: true,
          version: true,
          reference: true,
          cause: true,
          state: true,
          review: true,
          round: true,
          clock: true,
          reviewer: true,
        })
        .extend({ partyName: line }),
    ),
  }),
  getSubmission: route({
    method: 'GET',
    path: '/submissions/:id',
    roles: readers,
    zh: '审核详情',
    params: byId,
    reply: submissionView,
  }),
  submit: route({
    method: 'POST',
    path: '/submissions/:id/submit',
    roles: ['handler', 'unit-head'],
    zh: '送审',
    params: byId,
    body: z.object({
      /** The handling unit answers for truth, accuracy and completeness. */
      declared: z.literal(true),
      answers: z
        .array(z.object({ check: z.string().max(40), answer: text }))
        .max(20)
        .default([]),
    }),
    reply: receipt,
  }),
  accept: route({
    method: 'POST',
    path: '/submissions/:id/accept',
    roles: ['reviewer'],
    zh: '受理审核',
    params: byId,
    body: z.object({}),
    reply: receipt,
  }),
  requestSupplement: route({
    method: 'POST',
    path: '/submissions/:id/supplements',
    roles: ['reviewer'],
    zh: '要求补充材料',
    params: byId,
    body: z.object({ items: z.array(line).min(1).max(50), dueOn: civilDate }),
    reply: receipt,
  }),
  giveOpinion: route({
    method: 'POST',
    path: '/submissions/:id/opinion',
    roles: ['reviewer'],
    zh: '出具审核意见',
    params: byId,
    body: z.object({ outcome: z.enum(outcomes), checks: z.array(checkResult).max(20), text }),
    reply: receipt,
  }),
  countersign: route({
    method: 'POST',
    path: '/submissions/:id/countersignature',
    roles: ['review-head'],
    zh: '审核机构负责人签署',
    params: byId,
    body: z.object({ agreed: z.boolean(), note: z.string().trim().max(2000).optional() }),
    reply: receipt,
  }),
  recordReviewer: route({
    method: 'POST',
    path: '/reviewers',
    roles: ['review-head'],
    zh: '登记审核人员',
    body: z.object({
      subject: line,
      name: line,
      certificate: line.optional(),
      /** First day as a reviewer; before 2018-01-01 the qualification is not asked for. */
      appointedOn: civilDate,
      firstTime: z.boolean(),
      /** 法律职业资格证书号 */
      qualification: line.optional(),
      active: z.boolean(),
    }),
    reply: receipt,
  }),
  listReviewers: route({
    method: 'GET',
    path: '/reviewers',
    roles: ['review-head', 'reviewer'],
    zh: '审核人员名册',
    reply: z.object({
      items: z.array(
        z.object({
          id,
          reviewer: person,
          appointedOn: civilDate,
          firstTime: z.boolean(),
          qualification: z.string().optional(),
          active: z.boolean(),
        }),
      ),
    }),
  }),
  keys: route({
    method: 'GET',
    path: '/keys',
    roles: 'public',
    zh: '审核凭证公钥',
    reply: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  }),
};
