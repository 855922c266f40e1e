import { absent, type Kept } from '@sanzhi/kernel';
import type { Room, Schedule } from '../domain/premises.ts';
import type { Caller, RoomsRegister, Schedules } from './ports.ts';

export const bookers = ['handler', 'unit-head', 'hearing-presider', 'window-clerk'];
export const approvers = ['unit-head', 'agency-leader'];

export const personOf = ({ subject, name, certificate }: Caller) =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

/** Another agency's room is not there (law 9). */
export const roomOf = async (
  rooms: RoomsRegister,
  id: string,
  { agency }: { agency: string },
): Promise<Kept<Room>> => {
  const kept = await rooms.get(id);
  if (!kept || kept.agency !== agency) throw absent({ zh: '执法场所', en: 'room' }, id);
  return kept;
};

/** Nor is its day. */
export const scheduleOf = async (
  schedules: Schedules,
  id: string,
  { agency }: { agency: string },
): Promise<Kept<Schedule>> => {
  const kept = await schedules.get(id);
  if (!kept || kept.agency !== agency) throw absent({ zh: '场所日程', en: 'schedule' }, id);
  return kept;
};
