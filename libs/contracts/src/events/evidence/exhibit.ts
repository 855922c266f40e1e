import { z } from 'zod';
import { defineEvent } from '../../event.ts';
import { civilDate, id, instant, line, person, sha256, text } from '../../values.ts';
import { sampleDigest, sampleId } from '../samples.ts';

const thing = z.object({ number: z.int().min(1), name: line });
const sample = { number: 1, name: '山楂片' };
const photo = z.object({ recording: id, title: line, sha256 });
const samplePhoto = { recording: sampleId, title: '封存照片', sha256: sampleDigest };
const sealing = thing.extend({
  seals: z.array(line).min(1),
  reason: line,
  people: z.array(line),
  photos: z.array(photo),
});
const sampleSealing = {
  ...sample,
  seals: ['0001234'],
  reason: '现场封存',
  people: ['林秋月'],
  photos: [samplePhoto],
};

export const exhibitRecorded = defineEvent(
  'evidence.exhibit.recorded.v1',
  '物证登记',
  thing.extend({
    kind: z.enum(['sample', 'preserved', 'seized']),
    quantity: z.number().positive(),
    unit: line,
    takenFrom: line,
    takenAt: instant,
    takenPlace: line,
    officers: z.array(person).min(2),
    keptAt: line,
    seals: z.array(line),
    photos: z.array(photo),
    due: civilDate.optional(),
  }),
  {
    ...sample,
    kind: 'preserved',
    quantity: 12,
    unit: '袋',
    takenFrom: '林秋月',
    takenAt: '2026-02-09T10:00:00+08:00',
    takenPlace: '新田县龙泉镇滨河路18号',
    officers: [
      { name: '陈立新', certificate: '18110028001' },
      { name: '周敏', certificate: '18110028002' },
    ],
    keptAt: '物证室A-03',
    seals: ['0001234'],
    photos: [samplePhoto],
    due: '2026-02-25',
  },
);

export const exhibitPhotographed = defineEvent(
  'evidence.exhibit.photographed.v1',
  '物证拍照',
  thing.extend({ photos: z.array(photo).min(1), reason: line }),
  { ...sample, photos: [samplePhoto], reason: '交接核对' },
);

export const sealApplied = defineEvent('evidence.seal.applied.v1', '物证加封', sealing, sampleSealing);
export const sealBroken = defineEvent('evidence.seal.broken.v1', '物证启封', sealing, {
  ...sampleSealing,
  reason: '送检取样',
});

export const exhibitMoved = defineEvent(
  'evidence.exhibit.moved.v1',
  '物证移交保管',
  thing.extend({ from: line, to: line, receiver: line, reason: line, photos: z.array(photo) }),
  { ...sample, from: '物证室A-03', to: '检验机构', receiver: '王检验员', reason: '送检', photos: [] },
);

export const preservationApproved = defineEvent(
  'evidence.preservation.approved.v1',
  '先行登记保存批准',
  thing.extend({ reason: line, due: civilDate }),
  { ...sample, reason: '证据可能灭失', due: '2026-02-25' },
);

export const preservationRefused = defineEvent(
  'evidence.preservation.refused.v1',
  '先行登记保存不予批准，立即解除',
  thing.extend({ reason: line }),
  { ...sample, reason: '不符合证据可能灭失的条件' },
);

export const preservationDecided = defineEvent(
  'evidence.preservation.decided.v1',
  '先行登记保存处理决定',
  thing.extend({ outcome: z.string(), reason: text }),
  { ...sample, outcome: 'seized', reason: '依法可以扣押，转为扣押。' },
);

export const preservationLapsed = defineEvent(
  'evidence.preservation.lapsed.v1',
  '先行登记保存逾期自动解除',
  thing.extend({ decidedOn: civilDate, due: civilDate }),
  { ...sample, decidedOn: '2026-02-09', due: '2026-02-25' },
);

export const exhibitDisposalProposed = defineEvent(
  'evidence.exhibit.disposal-proposed.v1',
  '物证处置提出',
  thing.extend({ way: z.string(), to: line, reason: text }),
  { ...sample, way: 'return', to: '林秋月', reason: '解除先行登记保存，退还当事人。' },
);

export const exhibitDisposed = defineEvent(
  'evidence.exhibit.disposed.v1',
  '物证处置完成',
  thing.extend({
    way: z.string(),
    to: line,
    proposedBy: person,
    confirmedBy: person,
    people: z.array(line).min(1),
    photos: z.array(photo),
  }),
  {
    ...sample,
    way: 'return',
    to: '林秋月',
    proposedBy: { name: '陈立新', certificate: '18110028001' },
    confirmedBy: { name: '周国强', certificate: '18110028004' },
    people: ['林秋月'],
    photos: [],
  },
);

export const exhibitEvents = [
  exhibitRecorded,
  exhibitPhotographed,
  sealApplied,
  sealBroken,
  exhibitMoved,
  preservationApproved,
  preservationRefused,
  preservationDecided,
  preservationLapsed,
  exhibitDisposalProposed,
  exhibitDisposed,
];
