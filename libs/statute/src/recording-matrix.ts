import { by } from './laws.ts';
import { inForce, nationwide, type Parameter, type Where } from './parameter.ts';
import type { MarkKind } from './recording-marks.ts';
import type { Words } from './words.ts';

/** M = audio-video obligatory, F = obligatory from first to last without a gap, T = text is enough. */
export type RecordingDuty = 'M' | 'F' | 'T';
export type MediaKind = 'photo' | 'audio' | 'video' | 'screen';
/** `case-file`: as long as the volume; `long`: permanent or as ordered; the rest by parameter. */
export type RetentionClass = 'case-file' | 'long' | 'six-months';
export type ExemptionGround = 'secrecy' | 'urgency' | 'device-failure';

export const activities = [
  'site-inspection',
  'random-inspection',
  'evidence-taking',
  'preservation',
  'compulsion',
  'hearing',
  'service',
  'premises',
] as const;
export type Activity = (typeof activities)[number];

/** What each is called. */
export const activityNames: Record<Activity, Words> = {
  'site-inspection': { zh: '现场检查', en: 'Site inspection' },
  'random-inspection': { zh: '随机抽查', en: 'Random inspection' },
  'evidence-taking': { zh: '调查取证', en: 'Taking of evidence' },
  preservation: { zh: '证据保全（先行登记保存）', en: 'Preservation of evidence' },
  compulsion: { zh: '行政强制', en: 'Compulsion' },
  hearing: { zh: '听证', en: 'Hearing' },
  service: { zh: '送达', en: 'Service' },
  premises: { zh: '执法场所（窗口、询问室、听证室）', en: 'Premises (window, inquiry room, hearing room)' },
};

export interface RecordingRule {
  duty: RecordingDuty;
  media: readonly MediaKind[];
  start: Words;
  end: Words;
  /** Contents that must be in it, and so are marked in a film or a tape. */
  mustCapture: readonly MarkKind[];
  exemptions: readonly ExemptionGround[];
  retention: RetentionClass;
}

const grounds: readonly ExemptionGround[] = ['secrecy', 'urgency', 'device-failure'];
const any: readonly MediaKind[] = ['video', 'audio', 'photo', 'screen'];
const film: readonly MediaKind[] = ['video'];

/**
 * That it is recorded, and of what duty, the plan says; the rest of a row is the house's own. The plan bears no date: it
 * carries out the State Council's opinion (国办发〔2018〕118号), which was given on that day.
 */
const planned = (where: string, value: RecordingRule): readonly Parameter<RecordingRule>[] => [
  {
    value,
    basis: by('plan', `（二）执法全过程记录${where}；起止、应录内容、免予情形和保存期限由本机关内部规定`),
    region: nationwide,
    from: '2018-12-05',
  },
];
const seven = (value: RecordingRule) => planned('', value);

/** What must be recorded when, of the plan's seven activities and the premises. */
export const recordingMatrix: Record<Activity, readonly Parameter<RecordingRule>[]> = {
  'site-inspection': seven({
    duty: 'M',
    media: any,
    start: { zh: '到达现场', en: 'Arrival' },
    end: { zh: '离开现场', en: 'Leaving' },
    mustCapture: ['certificate-shown', 'site', 'party-statement', 'signature'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  'random-inspection': seven({
    duty: 'M',
    media: any,
    start: { zh: '抽取开始或者到达现场', en: 'Draw begins, or arrival' },
    end: { zh: '结果确认或者离开现场', en: 'Result confirmed, or leaving' },
    mustCapture: ['draw', 'certificate-shown', 'checked-items', 'signature'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  'evidence-taking': seven({
    duty: 'M',
    media: any,
    start: { zh: '告知权利', en: 'Rights told' },
    end: { zh: '笔录签字或者样品封存', en: 'Record signed, or samples sealed' },
    mustCapture: ['persons-present', 'rights-read', 'originals', 'sampling'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  preservation: seven({
    duty: 'M',
    media: any,
    start: { zh: '进入现场', en: 'Entry' },
    end: { zh: '清单签字', en: 'List signed' },
    mustCapture: ['items-state', 'list-handed-over'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  compulsion: seven({
    duty: 'F',
    media: film,
    start: { zh: '到达现场', en: 'Arrival' },
    end: { zh: '交付决定书和清单', en: 'Decision and list handed over' },
    mustCapture: ['reasons-read', 'counting', 'sealing', 'party-statement'],
    exemptions: grounds,
    retention: 'long',
  }),
  hearing: seven({
    duty: 'F',
    media: ['video', 'audio'],
    start: { zh: '宣布开始', en: 'Opening' },
    end: { zh: '笔录签字', en: 'Record signed' },
    mustCapture: ['identity-check', 'exhibits', 'cross-examination'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  service: seven({
    duty: 'M',
    media: any,
    start: { zh: '见面或者到达', en: 'Meeting or arrival' },
    end: { zh: '签收、留置或者张贴', en: 'Receipt, leaving or posting' },
    mustCapture: ['document-visible', 'refusal', 'place', 'witness'],
    exemptions: grounds,
    retention: 'case-file',
  }),
  premises: planned('（执法场所）', {
    duty: 'M',
    media: film,
    start: { zh: '时段开始', en: 'Slot begins' },
    end: { zh: '时段结束', en: 'Slot ends' },
    mustCapture: ['room'],
    exemptions: ['secrecy', 'device-failure'],
    retention: 'six-months',
  }),
};

export const exemptionNames: Record<ExemptionGround, Words> = {
  secrecy: { zh: '涉及国家秘密等不宜音像记录', en: 'Secrecy' },
  urgency: { zh: '情况紧急', en: 'Urgency' },
  'device-failure': { zh: '设备故障', en: 'Device failure' },
};

export const exemptionGrounds = ['secrecy', 'urgency', 'device-failure'] as const satisfies ExemptionGround[];

/** What holds for the activity there and then; with its basis. */
export const recordingRule = (activity: Activity, where: Where): Parameter<RecordingRule> =>
  inForce(recordingMatrix[activity], where);

/** 全程音像记录: the recordings of the activity must follow each other without a gap. */
export const isWholeCourse = (activity: string, where: Where): boolean =>
  activities.some((known) => known === activity && recordingRule(known, where).value.duty === 'F');

/** How long a record is kept: what is no evidence may go earlier, unless the matrix orders it to be kept long. */
export const retentionOf = (activity: Activity, evidence: boolean, where: Where): RetentionClass => {
  const { retention } = recordingRule(activity, where).value;
  return evidence || retention === 'long' ? retention : 'six-months';
};
