import { DomainError, type Receipt } from '@sanzhi/kernel';
import { staleVersion, type EventDraft } from '@sanzhi/persistence';
import type { Kept, RoomsRegister, Schedules } from '../application/ports.ts';
import type { Room, RoomChange, Schedule, ScheduleChange } from '../domain/premises.ts';
import { roomDrafts, slotDrafts } from './events.ts';

/** Aggregates in memory, for tests. */
class Shelf<S extends { id: string; agency: string }> {
  readonly kept = new Map<string, Kept<S>>();
  readonly events: EventDraft[] = [];

  add(state: S, drafts: EventDraft[]): Receipt {
    const { id, agency } = state;
    if (this.kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists already` });
    return this.put({ id, agency, version: 0, sequence: 0, createdAt: new Date(), state }, drafts);
  }
  save(known: Kept<S>, state: S, drafts: EventDraft[]): Receipt {
    if (this.kept.get(known.id)?.version !== known.version) throw staleVersion(known.id);
    return this.put({ ...known, state }, drafts);
  }
  put(known: Kept<S>, drafts: EventDraft[]): Receipt {
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.kept.set(known.id, structuredClone({ ...known, version, sequence }));
    return { id: known.id, version };
  }
}

/** The same ports without a database; held to the same scenarios as the real ones. */
export class MemoryRooms implements RoomsRegister {
  readonly shelf = new Shelf<Room>();
  async add(change: RoomChange) {
    return this.shelf.add(change.room, roomDrafts(change));
  }
  async get(id: string) {
    return structuredClone(this.shelf.kept.get(id));
  }
  async save(known: Kept<Room>, change: RoomChange) {
    return this.shelf.save(known, change.room, roomDrafts(change));
  }
  async of(agency: string) {
    return [...this.shelf.kept.values()]
      .filter((kept) => kept.agency === agency)
      .sort((a, b) => (a.state.code < b.state.code ? -1 : 1));
  }
}

export class MemorySchedules implements Schedules {
  readonly shelf = new Shelf<Schedule>();
  async add(change: ScheduleChange) {
    return this.shelf.add(change.schedule, slotDrafts(change));
  }
  async get(id: string) {
    return structuredClone(this.shelf.kept.get(id));
  }
  async save(known: Kept<Schedule>, change: ScheduleChange) {
    return this.shelf.save(known, change.schedule, slotDrafts(change));
  }
}
