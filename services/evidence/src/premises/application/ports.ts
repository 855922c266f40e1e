import type { Kept, Receipt } from '@sanzhi/kernel';
import type { Caller, CaseFile, Commands } from '../../matter/index.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';

export type { Caller, Commands };

export interface RoomsRegister {
  /** State and facts in one write; so do the others. */
  add(change: RoomChange): Promise<Receipt>;
  get(id: string): Promise<Kept<Room> | undefined>;
  save(known: Kept<Room>, change: RoomChange): Promise<Receipt>;
  of(agency: string): Promise<Kept<Room>[]>;
}

export interface Schedules {
  add(change: ScheduleChange): Promise<Receipt>;
  get(id: string): Promise<Kept<Schedule> | undefined>;
  save(known: Kept<Schedule>, change: ScheduleChange): Promise<Receipt>;
  /** Id of the day on which it stands. */
  ofSlot(slot: string): Promise<string | undefined>;
  /** Of every agency: days with a slot that ended by then and whose film is still waited for. */
  awaiting(ended: string): Promise<Kept<Schedule>[]>;
  /** Days of the agency with a slot that was missed and not yet approved. */
  missed(agency: string): Promise<Kept<Schedule>[]>;
  between(agency: string, from: string, to: string): Promise<Kept<Schedule>[]>;
}

/** What this room asks of the matter's. */
export interface Cases {
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile }>;
  forRole(id: string, who: Caller, roles: readonly string[]): Promise<CaseFile>;
}
