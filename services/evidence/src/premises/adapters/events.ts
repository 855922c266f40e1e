import {
  roomRecorded,
  slotBooked,
  slotCancelled,
  slotFilmed,
  slotMissApproved,
  slotMissed,
  slotMissExplained,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { RoomChange, ScheduleChange, SlotFact } from '../domain/premises.ts';

export const roomDrafts = ({ room: { code, name, kind, cameras }, facts }: RoomChange): EventDraft[] =>
  facts.map(() => ({ type: roomRecorded.type, data: { code, name, kind, cameras } }));

const types: Record<SlotFact['fact'], string> = {
  booked: slotBooked.type,
  cancelled: slotCancelled.type,
  missed: slotMissed.type,
  'miss-explained': slotMissExplained.type,
  'miss-approved': slotMissApproved.type,
  filmed: slotFilmed.type,
};

export const slotDrafts = ({ schedule, facts }: ScheduleChange): EventDraft[] =>
  facts.map(({ fact, slot, roomName, ...said }) => {
    const { id, from, to, purpose, matter } = slot;
    const data = { slot: id, room: schedule.room, roomName, from, to, purpose, ...said };
    return { type: types[fact], data, matter };
  });
