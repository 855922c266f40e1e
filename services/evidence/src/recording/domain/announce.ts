import { lawFor, retentionOf, secrecyKinds, type MediaKind, type ProcedureState } from '@sanzhi/statute';
import type { CaptureClock, Interruption, Person } from '@sanzhi/contracts';
import {
  activityNamed,
  checkClock,
  checkMedium,
  checkOpen,
  checkInterruptions,
  checkTimes,
  checkTrack,
  checkType,
  invalid,
  notHere,
  present,
  wrongSource,
} from './checks.ts';
import { partSizeFor } from './parts.ts';
import type {
  Attendee,
  CopyOf,
  DeviceKind,
  Officer,
  Position,
  PositionFault,
  Recording,
  TrackPoint,
} from './recording.ts';
import { stayOf, type Stay } from './stay.ts';
import { largerOffset, spanOf } from './times.ts';

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
  /** As measured when it was captured. */
  captureClock?: CaptureClock | undefined;
  place: string;
  /** Certificates of those who were there. */
  officers: readonly string[];
  attendees?: readonly Attendee[] | undefined;
  device?: string | undefined;
  deviceKind?: DeviceKind | undefined;
  position?: Position | undefined;
  track?: readonly TrackPoint[] | undefined;
  positionFault?: PositionFault | undefined;
  /** What the device noticed missing while it recorded. */
  interruptions?: readonly Interruption[] | undefined;
  /** 密级; none when absent. */
  secrecy?: string | undefined;
  /** Whether it serves as evidence; it does when nobody says otherwise. */
  evidence?: boolean | undefined;
  evidenceNo?: string | undefined;
  captureSha256?: string | undefined;
  clockNote?: string | undefined;
  derivedFrom?: Omit<CopyOf, 'sha256'> | undefined;
  /** Of a fixed camera: its room, and the slot in which the room was this matter's. */
  premises?: { room: string; slot: string } | undefined;
}

export interface Setting {
  matter: { id: string; agency: string; stage: string; stageSince: string; officers: readonly Officer[] };
  state: ProcedureState;
  /** Where the matter has been, first to present. */
  stays: readonly Stay[];
  now: Date;
  by: Person;
  /** How far the clock of a device may be off before somebody must say why. */
  clockToleranceMs: number;
  /** What `derivedFrom` names, if it is there. */
  source?: Recording | undefined;
}

/** 登记音像记录: checked against the recording matrix and the state the matter is in, before a byte is sent. */
export const announce = ({ deviceNow, ...given }: Announcement, setting: Setting): Recording =>
  describe({ ...given, clockOffsetMs: Date.parse(deviceNow) - setting.now.getTime() }, setting);

/** What is known of a record before its file is looked into, however the file came. */
export type Description = Omit<Announcement, 'deviceNow'> & { clockOffsetMs: number };

export const describe = (given: Description, setting: Setting): Recording => {
  const { matter, state, now, by } = setting;
  const { clockOffsetMs, size, startedAt, endedAt, medium, contentType, evidence = true } = given;
  checkOpen(state);
  if (size === 0)
    throw invalid('recording.empty', 'size', {
      zh: '文件是空的。请从设备重新导出原始文件后登记',
      en: 'The file is empty. Export the original from the device again and announce that',
    });
  checkClock(largerOffset(given), setting.clockToleranceMs, given.clockNote);
  checkTimes(given, now);
  checkTrack(given);
  checkInterruptions(given);
  const belongs = placeOf(given, setting);
  const { activity } = belongs;
  checkType(medium, contentType);
  return {
    id: given.id,
    agency: matter.agency,
    matter: matter.id,
    state: 'uploading',
    title: given.title,
    ...belongs,
    medium,
    fileName: given.fileName,
    contentType,
    size,
    partSize: partSizeFor(size),
    startedAt,
    endedAt,
    clockOffsetMs,
    place: given.place,
    officers: present(given.officers, matter.officers, activity),
    attendees: [...(given.attendees ?? [])],
    secrecy: secrecyOf(given.secrecy),
    evidence,
    retention: retentionOf(activity, evidence, lawFor(matter.agency, spanOf(given).from)),
    ...optional(given),
    announcedAt: now.toISOString(),
    announcedBy: by,
    key: `${matter.id}/${given.id}`,
    marks: [],
    clips: [],
  };
};

type Belongs = Pick<Recording, 'activity' | 'stage' | 'stageSince' | 'derivedFrom'>;

/** A copy belongs where its source does; an original to the stay of the matter in which it was made. */
const placeOf = (given: Description, { state, source, matter, stays }: Setting): Belongs => {
  const { derivedFrom } = given;
  if (derivedFrom) {
    if (source?.state !== 'sealed' || source.matter !== matter.id || source.derivedFrom) throw wrongSource();
    const { activity, stage, stageSince, sha256 = '' } = source;
    return { activity, stage, stageSince, derivedFrom: { ...derivedFrom, sha256 } };
  }
  const activity = activityNamed(given.activity);
  const stay = stayOf(stays, activity, spanOf(given));
  if (!stay) throw notHere(activity, state);
  checkMedium(activity, given.medium, lawFor(matter.agency, spanOf(given).from));
  const former = stay.to !== undefined;
  return {
    activity,
    stage: former ? stay.state : matter.stage,
    stageSince: former ? stay.from : matter.stageSince,
  };
};

const secrecyOf = (named = 'none') => {
  const known = secrecyKinds.find((kind) => kind === named);
  if (known) return known;
  throw invalid('recording.secrecy-unknown', 'secrecy', {
    zh: `没有这种密级：${named}；应为${secrecyKinds.join('、')}之一`,
    en: `No such level of secrecy: ${named}; one of ${secrecyKinds.join(', ')}`,
  });
};

const optional = (given: Description): Partial<Recording> => {
  const { device, deviceKind, position, positionFault, evidenceNo, premises } = given;
  const { captureSha256, captureClock, clockNote } = given;
  const track = given.track?.length
    ? given.track.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    : undefined;
  const interruptions = given.interruptions?.length
    ? given.interruptions.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
    : undefined;
  const placed = { position, positionFault, track, interruptions };
  const said = {
    device,
    deviceKind,
    ...placed,
    evidenceNo,
    captureSha256,
    captureClock,
    clockNote,
    premises,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};
