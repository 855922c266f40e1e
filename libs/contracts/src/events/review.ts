import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { checkResult, outcomes, scopeReason } from '../review-values.ts';
import { civilDate, line, material, person, sha256, text } from '../values.ts';
import { sampleDigest, sampleMaterial } from './samples.ts';

const reviewer = { subject: 's-9', name: '郑法清' };

export const submissionOpened = defineEvent(
  'review.submission.opened.v1',
  '审核范围认定',
  z.object({
    review: z.enum(['legal-review', 'case-review']),
    reasons: z.array(scopeReason).min(1),
    digest: sha256,
  }),
  {
    review: 'legal-review',
    reasons: [
      {
        entry: 'fine-organisation',
        zh: '拟罚款十万元以上',
        en: 'Fine of 100,000 yuan or more',
        basis: '行政处罚法第五十八条',
      },
    ],
    digest: sampleDigest,
  },
);

export const submissionSubmitted = defineEvent(
  'review.submission.submitted.v1',
  '送审',
  z.object({ round: z.int().min(1), snapshot: z.int().min(1), digest: sha256, materials: z.array(material) }),
  { round: 1, snapshot: 1, digest: sampleDigest, materials: [sampleMaterial] },
);

export const submissionAccepted = defineEvent(
  'review.submission.accepted.v1',
  '审核受理',
  z.object({ round: z.int(), reviewer: person, dueOn: civilDate }),
  { round: 1, reviewer, dueOn: '2026-02-28' },
);

export const submissionReleased = defineEvent(
  'review.submission.released.v1',
  '审核人员回避',
  z.object({ round: z.int(), reviewer: person, reason: text }),
  { round: 1, reviewer, reason: '审核人员参与了本案办理，应当回避。' },
);

export const supplementRequested = defineEvent(
  'review.supplement.requested.v1',
  '要求补充材料',
  z.object({ round: z.int(), items: z.array(line).min(1), dueOn: civilDate }),
  { round: 1, items: ['送达地址确认书'], dueOn: '2026-02-14' },
);

export const opinionWritten = defineEvent(
  'review.opinion.written.v1',
  '审核意见拟定',
  z.object({ round: z.int(), outcome: z.enum(outcomes), digest: sha256, reviewer: person }),
  { round: 1, outcome: 'agree', digest: sampleDigest, reviewer },
);

export const opinionReturned = defineEvent(
  'review.opinion.returned.v1',
  '审核意见退回审核人员',
  z.object({ round: z.int(), head: person, note: text.optional() }),
  { round: 1, head: { subject: 's-10', name: '法规股长' }, note: '裁量部分请补充理由。' },
);

/** Countersigned by the head of the review unit, so final. */
export const opinionGiven = defineEvent(
  'review.opinion.given.v1',
  '审核意见',
  z.object({
    round: z.int(),
    review: z.enum(['legal-review', 'case-review']),
    outcome: z.enum(outcomes),
    checks: z.array(checkResult),
    text,
    digest: sha256,
    reviewer: person,
    head: person,
    givenOn: civilDate,
  }),
  {
    round: 1,
    review: 'legal-review',
    outcome: 'agree',
    checks: [{ check: 'facts', result: 'pass' }],
    text: '事实清楚，证据确凿，同意拟处理意见。',
    digest: sampleDigest,
    reviewer,
    head: { subject: 's-10', name: '法规股长' },
    givenOn: '2026-02-13',
  },
);

export const clearanceGranted = defineEvent(
  'review.clearance.granted.v1',
  '审核通过凭证',
  z.object({ digest: sha256, token: z.string().min(1), round: z.int() }),
  { digest: sampleDigest, token: 'eyJhbGciOiJFZERTQSJ9.e30.c2ln', round: 2 },
);

export const clearanceLapsed = defineEvent(
  'review.clearance.lapsed.v1',
  '审核通过凭证失效',
  z.object({ digest: sha256, reason: text }),
  { digest: sampleDigest, reason: '拟处理意见已变更。' },
);

export const reviewerRecorded = defineEvent(
  'review.reviewer.recorded.v1',
  '审核人员登记',
  z.object({
    reviewer: person,
    appointedOn: civilDate,
    firstTime: z.boolean(),
    qualification: z.string().optional(),
    active: z.boolean(),
  }),
  { reviewer, appointedOn: '2024-01-01', firstTime: false, qualification: 'A20194311280001', active: true },
);

export const reviewEvents = [
  submissionOpened,
  submissionSubmitted,
  submissionAccepted,
  submissionReleased,
  supplementRequested,
  opinionWritten,
  opinionReturned,
  opinionGiven,
  clearanceGranted,
  clearanceLapsed,
  reviewerRecorded,
];
