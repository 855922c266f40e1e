import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { civilDateOf, clockTimeOf, type CivilDate } from '@sanzhi/statute';

export type RoomKind = 'window' | 'inquiry' | 'hearing' | 'storage';
export type Purpose = 'inquiry' | 'hearing' | 'window' | 'storage';

/** 执法场所, with the ids under which its fixed cameras hand in files. */
export interface Room {
  id: string;
  agency: string;
  code: string;
  name: string;
  kind: RoomKind;
  cameras: string[];
}

export interface Slot {
  id: string;
  from: string;
  to: string;
  matter: string;
  purpose: Purpose;
  by: Person;
  cancelled?: { reason: string; by: Person; at: string };
  /** The room's when it was booked: they owe a film of it. */
  cameras?: string[];
  /** Sealed recordings of the slot. */
  films?: string[];
  missing?: Missing;
}

/** 缺录像: nobody handed in a film in time. It stands until somebody else has approved why, or the film comes. */
export interface Missing {
  since: string;
  reason?: string;
  by?: Person;
  approvedBy?: Person;
  approvedAt?: string;
}

/** One room on one day: two slots cannot overlap, because both stand here. */
export interface Schedule {
  id: string;
  agency: string;
  room: string;
  day: CivilDate;
  slots: Slot[];
  /** The earliest end of a slot whose film is still waited for. */
  awaits?: string;
  /** One of its slots was missed, and nobody has approved why. */
  missed?: true;
}

export type RoomFact = { fact: 'recorded' };
export interface SlotFact {
  fact: 'booked' | 'cancelled' | 'missed' | 'miss-explained' | 'miss-approved' | 'filmed';
  slot: Slot;
  roomName: string;
  reason?: string;
  recording?: string;
}
export interface RoomChange {
  room: Room;
  facts: RoomFact[];
}
export interface ScheduleChange {
  schedule: Schedule;
  facts: SlotFact[];
}

export const refused = (code: string, zh: string, en: string, field?: string) =>
  new DomainError(
    `premises.${code}`,
    { zh, en },
    field === undefined ? { kind: 'refused' } : { kind: 'invalid', field },
  );

/** Which purposes a room serves; a hearing is held in a hearing room. */
const serves: Record<RoomKind, readonly Purpose[]> = {
  window: ['window'],
  inquiry: ['inquiry'],
  hearing: ['hearing', 'inquiry'],
  storage: ['storage'],
};
const purposeNames: Record<Purpose, string> = {
  inquiry: '询问',
  hearing: '听证',
  window: '窗口办理',
  storage: '物证保管',
};

const clock = (at: string): string => clockTimeOf(new Date(at));
const starts = (slot: { from: string }) => Date.parse(slot.from);
export const ends = (slot: { to: string }) => Date.parse(slot.to);
export const stands = ({ cancelled }: Slot) => cancelled === undefined;

/** 登记执法场所: a camera stands in one room. */
export const recordRoom = (room: Room, others: readonly Room[]): RoomChange => {
  for (const camera of room.cameras) {
    const other = others.find(({ id, cameras }) => id !== room.id && cameras.includes(camera));
    if (other)
      throw refused(
        'camera-elsewhere',
        `机位${camera}已登记在“${other.name}”，请先从那里去掉`,
        `The camera ${camera} belongs to ${other.name}; take it off there first`,
        'cameras',
      );
  }
  return { room: { ...room, cameras: [...new Set(room.cameras)] }, facts: [{ fact: 'recorded' }] };
};

/** 预订时段: within one day, for what the room is for, over no other slot. */
export const book = (schedule: Schedule, room: Room, slot: Slot): ScheduleChange => {
  if (ends(slot) <= starts(slot))
    throw refused('ends-before-start', '结束时间须晚于开始时间', 'A slot ends after it begins', 'to');
  const lastMoment = new Date(ends(slot) - 1);
  if (civilDateOf(new Date(slot.from)) !== schedule.day || civilDateOf(lastMoment) !== schedule.day)
    throw refused(
      'over-midnight',
      '时段须在同一天之内：跨日请分两段预订',
      'A slot lies within one day; book two where it goes past midnight',
      'to',
    );
  if (!serves[room.kind].includes(slot.purpose))
    throw refused(
      'wrong-room',
      `“${room.name}”不用于${purposeNames[slot.purpose]}，可用于${serves[room.kind].map((p) => purposeNames[p]).join('、')}`,
      `${room.name} is not for ${slot.purpose}, but for ${serves[room.kind].join(', ')}`,
      'purpose',
    );
  const other = schedule.slots.find(
    (one) => stands(one) && starts(one) < ends(slot) && starts(slot) < ends(one),
  );
  if (other)
    throw refused(
      'taken',
      `“${room.name}”在${clock(other.from)}至${clock(other.to)}已由${other.by.name}预订，请另选时段或者场所`,
      `${room.name} is taken from ${clock(other.from)} to ${clock(other.to)} by ${other.by.name}; take another slot or room`,
    );
  return {
    schedule: withSlots(schedule, [...schedule.slots, { ...slot, cameras: room.cameras }]),
    facts: [{ fact: 'booked', slot, roomName: room.name }],
  };
};

export const cancel = (
  schedule: Schedule,
  roomName: string,
  { slot: id, reason }: { slot: string; reason: string },
  { now, by }: { now: Date; by: Person },
): ScheduleChange => {
  const slot = slotIn(schedule, id);
  if (slot.films?.length)
    throw refused(
      'filmed',
      '该时段已有归案的录像，不能取消',
      'Films of this slot are in the matter; it cannot be cancelled',
    );
  if (starts(slot) <= now.getTime())
    throw refused(
      'begun',
      '时段已经开始，不能取消；到期没有录像的，请说明原因并报批',
      'The slot has begun and cannot be cancelled; if there is no film of it, say why and have that approved',
    );
  const cancelled = { ...slot, cancelled: { reason, by, at: now.toISOString() } };
  return {
    schedule: withSlot(schedule, cancelled),
    facts: [{ fact: 'cancelled', slot: cancelled, roomName, reason }],
  };
};

export const slotIn = ({ slots }: Schedule, id: string): Slot => {
  const slot = slots.find((one) => one.id === id);
  if (slot && stands(slot)) return slot;
  throw refused('no-such-slot', '没有这个时段，或者已经取消', 'There is no such slot, or it was cancelled');
};

/** Its cameras owe a film of it, and nobody has handed one in or said that there is none. */
export const awaited = (slot: Slot): boolean =>
  stands(slot) && !slot.missing && !slot.films?.length && (slot.cameras ?? []).length > 0;

const withSlots = ({ awaits: _, missed: _m, ...schedule }: Schedule, slots: Slot[]): Schedule => {
  const [awaits] = slots
    .filter(awaited)
    .map((slot) => new Date(slot.to).toISOString())
    .sort();
  const missed = slots.some(({ missing }) => missing && !missing.approvedBy);
  return {
    ...schedule,
    slots,
    ...(awaits === undefined ? {} : { awaits }),
    ...(missed ? { missed } : {}),
  };
};

export const withSlot = (schedule: Schedule, slot: Slot): Schedule =>
  withSlots(
    schedule,
    schedule.slots.map((one) => (one.id === slot.id ? slot : one)),
  );

/** What stood during the span; earliest first. */
export const during = (schedule: Schedule, span: { from: number; to: number }): Slot[] =>
  schedule.slots
    .filter((slot) => stands(slot) && starts(slot) < span.to && span.from < ends(slot))
    .sort((a, b) => starts(a) - starts(b));
