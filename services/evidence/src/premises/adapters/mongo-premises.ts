import type { AggregateStore } from '@sanzhi/persistence';
import type { Kept, RoomsRegister, Schedules } from '../application/ports.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';
import { roomDrafts, slotDrafts } from './events.ts';

export class MongoRooms implements RoomsRegister {
  readonly #store: AggregateStore<Room>;
  constructor(store: AggregateStore<Room>) {
    this.#store = store;
  }
  add(change: RoomChange) {
    return this.#store.create(change.room.id, change.room.agency, change.room, roomDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept<Room>, change: RoomChange) {
    return this.#store.save(known, change.room, roomDrafts(change));
  }
  async of(agency: string) {
    const found = await this.#store.find({ agency });
    return found.sort((a, b) => (a.state.code < b.state.code ? -1 : 1));
  }
}

export class MongoSchedules implements Schedules {
  readonly #store: AggregateStore<Schedule>;
  constructor(store: AggregateStore<Schedule>) {
    this.#store = store;
  }
  add(change: ScheduleChange) {
    const { schedule } = change;
    return this.#store.create(schedule.id, schedule.agency, schedule, slotDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept<Schedule>, change: ScheduleChange) {
    return this.#store.save(known, change.schedule, slotDrafts(change));
  }
}
