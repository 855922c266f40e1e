import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { bodyRecord, officerRecord } from '../register-values.ts';
import { civilDate, id, line, person, text } from '../values.ts';
import { sampleId } from './samples.ts';

export const bodyRecorded = defineEvent('disclosure.body.recorded.v1', '执法主体登记', bodyRecord, {
  uscc: '114311280064218500',
  name: '新田县市场监督管理局',
  short: '新市监',
  region: '431128',
  address: '新田县龙泉镇秀峰路6号',
  phone: '0746-4712315',
  reconsideration: '新田县人民政府',
  court: '新田县人民法院',
  legalBasis: '中华人民共和国行政处罚法第十七条',
});

export const officerRecorded = defineEvent('disclosure.officer.recorded.v1', '执法人员登记', officerRecord, {
  certificate: '18110028001',
  name: '陈立新',
  agency: '114311280064218500',
  unit: '食品监管股',
  post: '执法人员',
  validFrom: '2024-01-01',
  validTo: '2028-12-31',
  status: 'valid',
});

const planned = z.object({
  decision: id,
  number: line,
  channels: z.array(
    z.object({ channel: z.string(), due: civilDate, until: civilDate.optional(), basis: z.string() }),
  ),
});

export const publicationPlanned = defineEvent('disclosure.publication.planned.v1', '公示计划', planned, {
  decision: sampleId,
  number: '新市监处罚〔2026〕12号',
  channels: [{ channel: 'portal', due: '2026-03-11', until: '2027-03-02', basis: '发改办财金〔2018〕424号' }],
});

export const publicationPrepared = defineEvent(
  'disclosure.publication.prepared.v1',
  '公示内容拟定',
  z.object({ editor: person, redactions: z.int().min(0) }),
  { editor: { name: '何公开' }, redactions: 3 },
);

export const publicationReleased = defineEvent(
  'disclosure.publication.released.v1',
  '公示发布',
  z.object({ number: line, editor: person, approver: person, path: z.string(), until: civilDate.optional() }),
  {
    number: '新市监处罚〔2026〕12号',
    editor: { name: '何公开' },
    approver: { name: '宋核' },
    path: `/decisions/${sampleId}`,
  },
);

export const publicationWithdrawn = defineEvent(
  'disclosure.publication.withdrawn.v1',
  '公示撤回',
  z.object({ number: line, ground: z.string(), reason: text, approver: person }),
  {
    number: '新市监处罚〔2026〕12号',
    ground: 'revoked',
    reason: '原处罚决定经行政复议撤销。',
    approver: { name: '宋核' },
  },
);

export const disclosureEvents = [
  bodyRecorded,
  officerRecorded,
  publicationPlanned,
  publicationPrepared,
  publicationReleased,
  publicationWithdrawn,
];
