import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { RoomsRegister, Schedules } from '../application/ports.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';
import { roomDrafts, slotDrafts } from './events.ts';

export const scheduleIndexes: Record<string, 1 | -1>[] = [
  { 'state.slots.id': 1 },
  { 'state.awaits': 1 },
  { agency: 1, 'state.missed': 1 },
  { agency: 1, 'state.day': 1 },
];

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
  async ofSlot(slot: string) {
    return (await this.store.find({ 'state.slots.id': slot }, 1))[0]?.id;
  }
  awaiting(ended: string) {
    return this.store.find({ 'state.awaits': { $lte: ended } });
  }
  missed(agency: string) {
    return this.store.find({ agency, 'state.missed': true });
  }
  between(agency: string, from: string, to: string) {
    return this.store.find({ agency, 'state.day': { $gte: from, $lte: to } }, 100_000);
  }
}
