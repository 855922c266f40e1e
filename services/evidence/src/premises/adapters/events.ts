import { roomRecorded, slotBooked, slotCancelled } from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { RoomChange, ScheduleChange } from '../domain/premises.ts';

export const roomDrafts = ({ room: { code, name, kind, cameras }, facts }: RoomChange): EventDraft[] =>
  facts.map(() => ({ type: roomRecorded.type, data: { code, name, kind, cameras } }));

export const slotDrafts = ({ schedule, facts }: ScheduleChange): EventDraft[] =>
  facts.map(({ fact, slot, roomName, reason }) => {
    const { id, from, to, purpose, matter } = slot;
    const data = { slot: id, room: schedule.room, roomName, from, to, purpose };
    return fact === 'booked'
      ? { type: slotBooked.type, data, matter }
      : { type: slotCancelled.type, data: { ...data, reason }, matter };
  });
