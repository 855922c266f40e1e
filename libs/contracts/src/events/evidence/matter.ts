import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import {
  civilDate,
  id,
  knownParty,
  legalBasis,
  line,
  matterKinds,
  measure,
  person,
  proposal,
  sha256,
  text,
} from '../../values.ts';
import { sampleDigest, sampleId, sampleParty, sampleProposal } from '../samples.ts';

const officer = person.required({ certificate: true });
const handler = { subject: 's-1', name: '陈立新', certificate: '18110028001' };

export const matterOpened = defineEvent(
  'evidence.matter.opened.v1',
  '案源登记',
  z.object({
    kind: z.enum(matterKinds),
    reference: line,
    cause: line,
    party: knownParty,
    officers: z.array(officer).min(2),
    openedOn: civilDate,
  }),
  {
    kind: 'ordinary-penalty',
    reference: '20260209-7F3K',
    cause: '涉嫌经营超过保质期的食品',
    party: sampleParty,
    officers: [handler, { name: '周敏', certificate: '18110028002' }],
    openedOn: '2026-02-09',
  },
);

export const matterAdvanced = defineEvent(
  'evidence.matter.advanced.v1',
  '环节流转',
  z.object({
    from: z.string(),
    to: z.string(),
    note: z.string().optional(),
    /** How the stage that was left paid the record it owed, if it owed one. */
    recording: z.object({ activity: z.string(), paid: z.enum(['recorded', 'exempted']) }).optional(),
  }),
  { from: 'P04', to: 'P09', recording: { activity: 'evidence-taking', paid: 'recorded' } },
);

export const matterOfficersChanged = defineEvent(
  'evidence.matter.officers-changed.v1',
  '办案人员变更',
  z.object({ officers: z.array(officer).min(2), former: z.array(officer), reason: line }),
  { officers: [handler, { name: '周敏', certificate: '18110028002' }], former: [], reason: '岗位调整' },
);

export const exemptionGranted = defineEvent(
  'evidence.exemption.granted.v1',
  '免予音像记录审批',
  z.object({ state: z.string(), activity: z.string(), ground: z.string().optional(), reason: text }),
  {
    state: 'P12',
    activity: 'service',
    ground: 'device-failure',
    reason: '执法记录仪故障，已现场书面说明。',
  },
);

export const decisionProposed = defineEvent(
  'evidence.decision.proposed.v1',
  '拟处理意见提出',
  z.object({
    proposal,
    /** SHA-256 over the canonical JSON of `proposal`. */
    digest: sha256,
    reference: line,
    cause: line,
    /** Everyone who handles or ever handled the matter. */
    handlers: z.array(person).min(2),
  }),
  {
    proposal: sampleProposal,
    digest: sampleDigest,
    reference: '20260209-7F3K',
    cause: '涉嫌经营超过保质期的食品',
    handlers: [handler, { name: '周敏', certificate: '18110028002' }],
  },
);

export const statementRecorded = defineEvent(
  'evidence.statement.recorded.v1',
  '陈述申辩登记',
  z.object({ waived: z.boolean(), hearingRequested: z.boolean(), text: text.optional(), on: civilDate }),
  { waived: false, hearingRequested: false, text: '已主动整改，请求从轻。', on: '2026-02-12' },
);

export const noticeIssued = defineEvent(
  'evidence.notice.issued.v1',
  '处罚告知书制发',
  z.object({ number: line, document: id, issuedOn: civilDate, proposalDigest: sha256 }),
  {
    number: '新市监罚告〔2026〕9号',
    document: sampleId,
    issuedOn: '2026-02-09',
    proposalDigest: sampleDigest,
  },
);

export const decisionIssued = defineEvent(
  'evidence.decision.issued.v1',
  '处罚决定作出',
  z.object({
    number: line,
    decidedOn: civilDate,
    procedure: z.enum(matterKinds),
    party: knownParty,
    minor: z.boolean(),
    facts: text,
    characterisation: line,
    basis: z.array(legalBasis).min(1),
    measures: z.array(measure).min(1),
    /** The served text, paragraph by paragraph, before redaction. */
    paragraphs: z.array(z.string()).min(1),
    document: id,
    handlers: z.array(person).min(2),
    /** Names of other people in the text (complainants, witnesses, staff), to be hidden. */
    otherPersons: z.array(line),
    proposalDigest: sha256,
  }),
  {
    number: '新市监处罚〔2026〕12号',
    decidedOn: '2026-03-02',
    procedure: 'ordinary-penalty',
    party: sampleParty,
    minor: false,
    facts: sampleProposal.facts,
    characterisation: sampleProposal.characterisation,
    basis: sampleProposal.basis,
    measures: sampleProposal.measures,
    paragraphs: ['当事人：新田县龙泉镇林记食品店'],
    document: sampleId,
    handlers: [handler, { name: '周敏', certificate: '18110028002' }],
    otherPersons: [],
    proposalDigest: sampleDigest,
  },
);

export const matterEvents = [
  matterOpened,
  matterAdvanced,
  matterOfficersChanged,
  exemptionGranted,
  decisionProposed,
  statementRecorded,
  noticeIssued,
  decisionIssued,
];
