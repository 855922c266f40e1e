import type { Kept, Receipt } from '@sanzhi/kernel';
import type { Caller, CaseFile } from '../../matter/index.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';

export type { Caller };

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
}

/** What this room asks of the matter's. */
export interface Cases {
  read(id: string, who: { agency: string }): Promise<{ file: CaseFile }>;
  forRole(id: string, who: Caller, roles: readonly string[]): Promise<CaseFile>;
}
