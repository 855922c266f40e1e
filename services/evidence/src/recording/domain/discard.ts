import type { CaptureClock, Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { activities, type Activity } from '@sanzhi/statute';
import { checkTimes, invalid } from './checks.ts';
import type { Recording } from './recording.ts';
import { stayOf, type Stay } from './stay.ts';
import { spanOf, type Timed } from './times.ts';

/** What an officer captured and will not hand in. */
export interface DiscardGiven {
  id: string;
  /** As the device numbers it. */
  capture: string;
  recording?: string | undefined;
  medium: 'video' | 'audio' | 'photo';
  title: string;
  activity?: string | undefined;
  startedAt: string;
  endedAt: string;
  sha256: string;
  size: number;
  device?: string | undefined;
  reason: string;
  discardedAt: string;
  deviceNow: string;
  captureClock?: CaptureClock | undefined;
}

/** 弃用: captured, named by the digest made at capture, and deleted on the device; who did so and why. */
export interface Discard {
  id: string;
  agency: string;
  capture: string;
  /** Unknown when it was given up before anybody said what it belongs to. */
  matter?: string;
  /** Where the matter stood when it was captured, and since when. */
  stage?: string;
  stageSince?: string;
  /** What it was announced as. */
  recording?: string;
  medium: 'video' | 'audio' | 'photo';
  title: string;
  activity?: Activity;
  startedAt: string;
  endedAt: string;
  clockOffsetMs: number;
  /** As the device measured it when it captured: it corrects the times. */
  captureClock?: CaptureClock;
  sha256: string;
  size: number;
  device?: string;
  reason: string;
  /** By the clock of the device; `toldAt` by ours. */
  discardedAt: string;
  toldAt: string;
  by: Person;
}

export interface DiscardChange {
  discard: Discard;
  facts: { fact: 'discarded' }[];
}

export interface DiscardSetting {
  agency: string;
  matter?: { id: string; stage: string; stageSince: string; stays: readonly Stay[] } | undefined;
  /** What `recording` names. */
  announced?: Recording | undefined;
  now: Date;
  by: Person;
}

const activityOf = (name: string | undefined): Activity | undefined => {
  if (name === undefined) return undefined;
  const known = activities.find((one) => one === name);
  if (known) return known;
  throw invalid('recording.activity-unknown', 'activity', {
    zh: `没有这种记录环节：${name}`,
    en: `No such activity: ${name}`,
  });
};

const checkAnnounced = ({ sha256, recording }: DiscardGiven, { announced, matter }: DiscardSetting): void => {
  if (recording === undefined) return;
  if (announced?.matter !== matter?.id || (announced?.captureSha256 ?? sha256) !== sha256)
    throw invalid('discard.another-recording', 'recording', {
      zh: '所指的音像记录不是这份采集内容',
      en: 'The recording that is named is not what was captured here',
    });
  if (announced?.state === 'sealed')
    throw new DomainError('discard.sealed', {
      zh: '该音像记录已经封存，不能弃用',
      en: 'It is sealed already and cannot be given up',
    });
};

const placeOf = (
  { id, stage, stageSince, stays }: NonNullable<DiscardSetting['matter']>,
  activity: Activity | undefined,
  timed: Timed,
) => {
  const stay = activity && stayOf(stays, activity, spanOf(timed));
  return stay?.to === undefined
    ? { matter: id, stage, stageSince }
    : { matter: id, stage: stay.state, stageSince: stay.from };
};

/** 弃用说明: nothing that was captured goes silently. Told at once, or when there is a network again. */
export const discardCapture = (given: DiscardGiven, setting: DiscardSetting): DiscardChange => {
  const { deviceNow, recording, device, activity: named, captureClock, ...said } = given;
  const { now, by, agency, matter } = setting;
  const clockOffsetMs = Date.parse(deviceNow) - now.getTime();
  const timed = { ...said, clockOffsetMs, captureClock };
  checkTimes(timed, now);
  checkAnnounced(given, setting);
  const activity = activityOf(named);
  return {
    discard: {
      ...said,
      agency,
      clockOffsetMs,
      toldAt: now.toISOString(),
      by,
      ...(matter ? placeOf(matter, activity, timed) : {}),
      ...(captureClock ? { captureClock } : {}),
      ...(recording === undefined ? {} : { recording }),
      ...(device === undefined ? {} : { device }),
      ...(activity === undefined ? {} : { activity }),
    },
    facts: [{ fact: 'discarded' }],
  };
};
