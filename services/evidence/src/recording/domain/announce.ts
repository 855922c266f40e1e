import { DomainError } from '@sanzhi/kernel';
import {
  activities,
  recordingMatrix,
  type Activity,
  type MediaKind,
  type ProcedureState,
  type Words,
} from '@sanzhi/statute';
import type { Person } from '@sanzhi/contracts';
import { partSizeFor } from './parts.ts';
import type { Officer, Recording } from './recording.ts';

export interface Announcement {
  id: string;
  title: string;
  activity: string;
  medium: MediaKind;
  fileName: string;
  contentType: string;
  size: number;
  startedAt: string;
  endedAt: string;
  deviceNow: string;
  place: string;
  /** Certificates of those who were there. */
  officers: readonly string[];
  device?: string | undefined;
  position?: { latitude: number; longitude: number } | undefined;
}

export interface Setting {
  matter: { id: string; agency: string; stage: string; officers: readonly Officer[] };
  state: ProcedureState;
  now: Date;
  by: Person;
}

const fewestOfficers = 2;
/** How far two clocks may drift while a request is under way. */
const toleranceMs = 5 * 60_000;
const penaltyLaw = '行政处罚法第四十二条';
/** Fixed cameras of the house's own rooms run in every state. */
const premises: Activity = 'premises';

const invalid = (code: string, field: string, words: Words, basis?: string) =>
  new DomainError(code, words, { kind: 'invalid', field, ...(basis === undefined ? {} : { basis }) });

/** Which media types a browser or a device may call each kind; none that can carry script. */
const types: Record<MediaKind, RegExp> = {
  video: /^video\/[\w.+-]+$/,
  audio: /^audio\/[\w.+-]+$/,
  photo: /^image\/(?!svg)[\w.+-]+$/,
  screen: /^(video|image)\/(?!svg)[\w.+-]+$/,
};

/** 登记音像记录: checked against the recording matrix and the state the matter is in, before a byte is sent. */
export const announce = ({ deviceNow, ...given }: Announcement, setting: Setting): Recording =>
  describe({ ...given, clockOffsetMs: Date.parse(deviceNow) - setting.now.getTime() }, setting);

/** What is known of a record before its file is looked into, however the file came. */
export type Description = Omit<Announcement, 'deviceNow'> & { clockOffsetMs: number };

export const describe = (
  { clockOffsetMs, officers, device, position, ...given }: Description,
  { matter, state, now, by }: Setting,
): Recording => {
  const activity = activityHere(given.activity, state);
  checkMedium(activity, given.medium, given.contentType);
  checkTimes(given, clockOffsetMs, now);
  return {
    ...given,
    agency: matter.agency,
    matter: matter.id,
    state: 'uploading',
    stage: matter.stage,
    activity,
    partSize: partSizeFor(given.size),
    clockOffsetMs,
    officers: present(officers, matter.officers, activity),
    ...(device === undefined ? {} : { device }),
    ...(position === undefined ? {} : { position }),
    announcedAt: now.toISOString(),
    announcedBy: by,
    key: `${matter.id}/${given.id}`,
  };
};

const isActivity = (name: string): name is Activity => activities.some((one) => one === name);

const activityHere = (name: string, state: ProcedureState): Activity => {
  if (!isActivity(name))
    throw invalid('recording.activity-unknown', 'activity', {
      zh: `没有这种记录环节：${name}；应为${activities.map((a) => recordingMatrix[a].zh).join('、')}之一`,
      en: `No such activity: ${name}; one of ${activities.join(', ')}`,
    });
  const here = [...state.recording.activities, premises];
  if (here.includes(name)) return name;
  const { zh, en } = recordingMatrix[name];
  throw new DomainError('recording.activity-not-here', {
    zh: `“${state.zh}”环节没有“${zh}”记录，可登记：${here.map((a) => recordingMatrix[a].zh).join('、')}`,
    en: `${en} is not recorded in the state ${state.en}; here it may be: ${here.map((a) => recordingMatrix[a].en).join(', ')}`,
  });
};

const checkMedium = (activity: Activity, medium: MediaKind, contentType: string): void => {
  const { media, zh, en, basis } = recordingMatrix[activity];
  if (!media.includes(medium))
    throw invalid(
      'recording.medium-not-enough',
      'medium',
      { zh: `“${zh}”须以${media.join('、')}记录`, en: `${en} is recorded as ${media.join(' or ')}` },
      `${basis.zh}${basis.article}`,
    );
  if (!types[medium].test(contentType))
    throw invalid('recording.content-type', 'contentType', {
      zh: `文件类型${contentType}与所选记录方式不符`,
      en: `${contentType} is no ${medium}`,
    });
};

const checkTimes = (
  { startedAt, endedAt }: { startedAt: string; endedAt: string },
  clockOffsetMs: number,
  now: Date,
): void => {
  if (Date.parse(endedAt) < Date.parse(startedAt))
    throw invalid('recording.ends-before-start', 'endedAt', {
      zh: '记录结束时间早于开始时间',
      en: 'The record ends before it begins',
    });
  // The times are the device's; what its clock is ahead or behind is taken off first.
  if (Date.parse(endedAt) - clockOffsetMs > now.getTime() + toleranceMs)
    throw invalid('recording.in-the-future', 'endedAt', {
      zh: '按设备时钟校正后，记录结束时间仍晚于当前时间',
      en: 'By its own clock the device says the record ends in the future',
    });
};

const present = (
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
        zh: `${strangers.join('、')}不是本案办案人员`,
        en: `${strangers.join(', ')}: no officer of this matter`,
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
