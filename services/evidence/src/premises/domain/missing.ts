import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { civilDateOf, isLate, samePerson } from '@sanzhi/statute';
import {
  awaited,
  ends,
  refused,
  slotIn,
  withSlot,
  type Missing,
  type Schedule,
  type ScheduleChange,
  type Slot,
} from './premises.ts';

interface Act {
  now: Date;
  by: Person;
}

const overdue = (slot: Slot, now: Date): boolean =>
  awaited(slot) && isLate((now.getTime() - ends(slot)) / 1000, civilDateOf(new Date(slot.to)));

/** 缺录像: every slot of the day whose cameras still owe a film when the time to hand it in is over. */
export const miss = (schedule: Schedule, roomName: string, now: Date): ScheduleChange | undefined => {
  const since = now.toISOString();
  const missed = schedule.slots
    .filter((slot) => overdue(slot, now))
    .map((slot) => ({ ...slot, missing: { since } }));
  if (missed.length === 0) return undefined;
  return {
    schedule: missed.reduce(withSlot, schedule),
    facts: missed.map((slot) => ({ fact: 'missed', slot, roomName })),
  };
};

/** A film of the slot was sealed. One that was missed is missed no longer; that it came late is the film's own to explain. */
export const film = (
  schedule: Schedule,
  roomName: string,
  { slot: id, recording }: { slot: string; recording: string },
): ScheduleChange | undefined => {
  const found = schedule.slots.find((one) => one.id === id);
  if (!found || found.films?.includes(recording)) return undefined;
  const { missing, films = [], ...rest } = found;
  const slot: Slot = { ...rest, films: [...films, recording] };
  return {
    schedule: withSlot(schedule, slot),
    facts: missing ? [{ fact: 'filmed', slot, roomName, recording }] : [],
  };
};

/** 缺录像说明; a later word replaces an earlier one until it is approved. */
export const explainMissing = (
  schedule: Schedule,
  roomName: string,
  { slot: id, reason }: { slot: string; reason: string },
  { by }: Act,
): ScheduleChange => {
  const { slot, missing } = missingIn(schedule, id);
  return {
    schedule: withSlot(schedule, { ...slot, missing: { ...missing, reason, by } }),
    facts: [{ fact: 'miss-explained', slot, roomName, reason }],
  };
};

/** 批准缺录像说明: by somebody who neither explains it nor booked the room, and is no officer of the matter (law 7). */
export const approveMissing = (
  schedule: Schedule,
  roomName: string,
  { slot: id, officers }: { slot: string; officers: readonly Person[] },
  { now, by }: Act,
): ScheduleChange => {
  const { slot, missing } = missingIn(schedule, id);
  const { reason } = missing;
  if (reason === undefined)
    throw refused(
      'miss-unexplained',
      '尚未说明缺录像的原因，请先由办案人员说明',
      'Nobody has said why there is no film; an officer of the matter must first',
    );
  assertApart(by, [missing.by, slot.by, ...officers]);
  const approved = { ...missing, approvedBy: by, approvedAt: now.toISOString() };
  return {
    schedule: withSlot(schedule, { ...slot, missing: approved }),
    facts: [{ fact: 'miss-approved', slot, roomName, reason }],
  };
};

const missingIn = (schedule: Schedule, id: string): { slot: Slot; missing: Missing } => {
  const slot = slotIn(schedule, id);
  const { missing } = slot;
  if (!missing) throw refused('not-missed', '该时段没有缺录像，无需说明', 'No film is missing of this slot');
  if (missing.approvedBy) throw refused('miss-approved', '该缺录像已经批准', 'That was approved already');
  return { slot, missing };
};

const assertApart = (by: Person, others: readonly (Person | undefined)[]): void => {
  if (!others.some((other) => other && samePerson(other, by))) return;
  throw new DomainError(
    'premises.own-approval',
    {
      zh: '说明人、预订人和办案人员不得自行批准',
      en: 'Neither who explains it, nor who booked the room, nor an officer of the matter approves it',
    },
    { kind: 'forbidden', basis: '行政处罚法第四十二条' },
  );
};
