import type { Interruption } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import {
  activities,
  activityNames,
  isOver,
  recordingRule,
  type Activity,
  type MediaKind,
  type ProcedureState,
  type Where,
  type Words,
} from '@sanzhi/statute';
import type { Officer, TrackPoint } from './recording.ts';
import { premises } from './stay.ts';
import { spanOf, type Timed } from './times.ts';

const fewestOfficers = 2;
/** How far two clocks may drift while a request is under way. */
const underwayMs = 5 * 60_000;
const penaltyLaw = '行政处罚法第四十二条';
export const invalid = (code: string, field: string, words: Words, basis?: string) =>
  new DomainError(code, words, { kind: 'invalid', field, ...(basis === undefined ? {} : { basis }) });

/** Nothing more comes into the file of a matter that is at its end; a remedy opens it again. */
export const checkOpen = (state: ProcedureState): void => {
  if (!isOver(state)) return;
  throw new DomainError('recording.matter-closed', {
    zh: `案件已处于“${state.zh}”环节，不再收入音像记录。如登记错了案件，请登记到正确的案件；确需补充的，先按程序恢复办理`,
    en: `The matter is at its end (${state.en}) and takes no more recordings. Announce it to the right matter, or have this one reopened first`,
  });
};

const isActivity = (name: string): name is Activity => activities.some((one) => one === name);

export const activityNamed = (name: string): Activity => {
  if (isActivity(name)) return name;
  throw invalid('recording.activity-unknown', 'activity', {
    zh: `没有这种记录环节：${name}；应为${activities.map((a) => activityNames[a].zh).join('、')}之一`,
    en: `No such activity: ${name}; one of ${activities.join(', ')}`,
  });
};

export const notHere = (name: Activity, state: ProcedureState): DomainError => {
  const here = [...state.recording.activities, premises];
  const { zh, en } = activityNames[name];
  return new DomainError('recording.activity-not-here', {
    zh: `“${state.zh}”环节没有“${zh}”记录，可登记：${here.map((a) => activityNames[a].zh).join('、')}`,
    en: `${en} is not recorded in the state ${state.en}; here it may be: ${here.map((a) => activityNames[a].en).join(', ')}`,
  });
};

/** Which media types a browser or a device may call each kind; none that can carry script. */
const types: Record<MediaKind, RegExp> = {
  video: /^video\/[\w.+-]+$/,
  audio: /^audio\/[\w.+-]+$/,
  photo: /^image\/(?!svg)[\w.+-]+$/,
  screen: /^(video|image)\/(?!svg)[\w.+-]+$/,
};

export const checkMedium = (activity: Activity, medium: MediaKind, law: Where): void => {
  const {
    value: { media },
    basis,
  } = recordingRule(activity, law);
  const { zh, en } = activityNames[activity];
  if (!media.includes(medium))
    throw invalid(
      'recording.medium-not-enough',
      'medium',
      { zh: `“${zh}”须以${media.join('、')}记录`, en: `${en} is recorded as ${media.join(' or ')}` },
      `${basis.zh}${basis.article}`,
    );
};

export const checkType = (medium: MediaKind, contentType: string): void => {
  if (!types[medium].test(contentType))
    throw invalid('recording.content-type', 'contentType', {
      zh: `文件类型${contentType}与所选记录方式不符`,
      en: `${contentType} is no ${medium}`,
    });
};

export const checkClock = (offsetMs: number, toleranceMs: number, note: string | undefined): void => {
  if (Math.abs(offsetMs) <= toleranceMs || note !== undefined) return;
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const allowed = Math.round(toleranceMs / 1000);
  throw invalid('recording.clock-off', 'clockNote', {
    zh: `设备时钟比服务器${offsetMs > 0 ? '快' : '慢'}${seconds}秒，超过允许的${allowed}秒。请校准设备时钟；已经形成的记录，请填写时钟偏差说明后重新登记`,
    en: `The clock of the device is ${seconds} s ${offsetMs > 0 ? 'ahead of' : 'behind'} the server, more than the ${allowed} s allowed. Set the clock; for what is recorded already, say why it was off and announce it again`,
  });
};

/** A device may find itself a little before it records and a little after. */
const aroundMs = 5 * 60_000;

/** 轨迹 belongs to its recording: no point of another time. */
export const checkTrack = ({
  track = [],
  startedAt,
  endedAt,
}: {
  track?: readonly TrackPoint[] | undefined;
  startedAt: string;
  endedAt: string;
}): void => {
  const [from, to] = [Date.parse(startedAt) - aroundMs, Date.parse(endedAt) + aroundMs];
  if (track.every(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to)) return;
  throw invalid('recording.track-outside', 'track', {
    zh: '轨迹点的时间不在本次摄录期间',
    en: 'A point of the track is of another time than the recording',
  });
};

/** 中断 lies in its recording: what the device noticed before or after was no part of it. */
export const checkInterruptions = ({
  interruptions = [],
  startedAt,
  endedAt,
}: {
  interruptions?: readonly Interruption[] | undefined;
  startedAt: string;
  endedAt: string;
}): void => {
  const [first, last] = [Date.parse(startedAt) - aroundMs, Date.parse(endedAt) + aroundMs];
  for (const [from, to] of interruptions.map((one) => [Date.parse(one.from), Date.parse(one.to)] as const))
    if (to < from || from < first || to > last)
      throw invalid('recording.interruption-outside', 'interruptions', {
        zh: '中断的时间不在本次摄录期间，或者结束早于开始',
        en: 'An interruption is of another time than the recording, or ends before it begins',
      });
};

export const checkTimes = (timed: Timed, now: Date): void => {
  const { from, to } = spanOf(timed);
  if (to < from)
    throw invalid('recording.ends-before-start', 'endedAt', {
      zh: '记录结束时间早于开始时间',
      en: 'The record ends before it begins',
    });
  // The times are the device's; what its clock is ahead or behind is taken off first.
  if (to > now.getTime() + underwayMs)
    throw invalid('recording.in-the-future', 'endedAt', {
      zh: '按设备时钟校正后，记录结束时间仍晚于当前时间',
      en: 'By its own clock the device says the record ends in the future',
    });
};

export const present = (
  certificates: readonly string[],
  ofMatter: readonly Officer[],
  activity: Activity,
): Officer[] => {
  const each = [...new Set(certificates)];
  const found = each.flatMap((certificate) => ofMatter.find((o) => o.certificate === certificate) ?? []);
  const strangers = each.filter((certificate) => !found.some((o) => o.certificate === certificate));
  if (strangers.length > 0)
    throw invalid(
      'recording.not-its-officer',
      'officers',
      {
        zh: `${strangers.join('、')}不是本案办案人员；如登记错了案件，请登记到正确的案件`,
        en: `${strangers.join(', ')}: no officer of this matter; if it is the wrong matter, announce it to the right one`,
      },
      penaltyLaw,
    );
  if (activity !== premises && found.length < fewestOfficers)
    throw invalid(
      'recording.too-few-officers',
      'officers',
      { zh: '执法人员不得少于两人，须列明在场人员', en: 'At least two officers must have been there' },
      penaltyLaw,
    );
  return found;
};

export const wrongSource = () =>
  invalid('recording.source-not-sealed', 'derivedFrom', {
    zh: '派生副本须指明本案中一件已封存的原始音像记录',
    en: 'A copy must name a sealed original recording of this matter',
  });
