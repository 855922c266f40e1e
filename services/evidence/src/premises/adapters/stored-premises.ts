import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { RoomsRegister, Schedules } from '../application/ports.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';
import { roomDrafts, slotDrafts } from './events.ts';

export class StoredRooms extends Repository<Room, RoomChange> implements RoomsRegister {
  constructor(store: Aggregates<Room>) {
    super(store, ({ room }) => room, roomDrafts);
  }
  async of(agency: string) {
    const found = await this.store.find({ agency });
    return found.sort((a, b) => (a.state.code < b.state.code ? -1 : 1));
  }
}

export class StoredSchedules extends Repository<Schedule, ScheduleChange> implements Schedules {
  constructor(store: Aggregates<Schedule>) {
    super(store, ({ schedule }) => schedule, slotDrafts);
  }
}
