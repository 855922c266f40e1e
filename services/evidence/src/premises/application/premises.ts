import { type Clock, derivedId, DomainError, type Kept, type Receipt } from '@sanzhi/kernel';
import { civilDateOf, plusDays } from '@sanzhi/statute';
import {
  book,
  cancel,
  during,
  recordRoom,
  type Purpose,
  type Room,
  type Schedule,
  type Slot,
} from '../domain/premises.ts';
import { bookers, personOf, roomOf, scheduleOf } from './known.ts';
import type { Caller, Cases, RoomsRegister, Schedules } from './ports.ts';

interface Parts {
  rooms: RoomsRegister;
  schedules: Schedules;
  cases: Cases;
  clock: Clock;
}

/** A slot as the other rooms of the service know it. */
export interface BookedSlot {
  slot: string;
  room: string;
  roomName: string;
  from: string;
  to: string;
  purpose: Purpose;
  matter: string;
}

const longestDays = 3;
const scheduleId = (room: string, day: string): string => derivedId('room-day', room, day);
const isTaken = (error: unknown): boolean => error instanceof DomainError && error.code === 'already-exists';

/** 登记执法场所: the same code again is the same room with what is said of it now. */
export class RecordRoom {
  readonly #rooms: RoomsRegister;
  constructor(rooms: RoomsRegister) {
    this.#rooms = rooms;
  }

  async execute({ who, ...said }: Omit<Room, 'id' | 'agency'> & { who: Caller }): Promise<Receipt> {
    const { agency } = who;
    const id = derivedId('room', agency, said.code);
    const kept = await this.#rooms.get(id);
    const others = (await this.#rooms.of(agency)).map(({ state }) => state);
    const change = recordRoom({ ...said, id, agency }, others);
    return kept ? this.#rooms.save(kept, change) : this.#rooms.add(change);
  }
}

/** 预订、取消时段: whoever carries the matter, or presides its hearing. */
export class BookRoom {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async book(input: {
    id: string;
    room: string;
    from: string;
    to: string;
    matter: string;
    purpose: Purpose;
    who: Caller;
  }): Promise<Receipt> {
    const { id, room: roomId, who, ...said } = input;
    const { schedules, cases } = this.#parts;
    const room = await roomOf(this.#parts.rooms, roomId, who);
    const day = civilDateOf(new Date(said.from));
    const schedule = scheduleId(roomId, day);
    const kept = await schedules.get(schedule);
    await cases.forRole(said.matter, who, bookers);
    const now: Schedule = kept?.state ?? { id: schedule, agency: who.agency, room: roomId, day, slots: [] };
    const change = book(now, room.state, { ...said, id, by: personOf(who) });
    if (kept) return schedules.save(kept, change);
    try {
      return await schedules.add(change);
    } catch (error) {
      if (isTaken(error)) return this.book(input);
      throw error;
    }
  }

  async cancel({
    id,
    who,
    ...said
  }: {
    id: string;
    slot: string;
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { schedules, cases, clock, rooms } = this.#parts;
    const kept = await scheduleOf(schedules, id, who);
    const slot = kept.state.slots.find((one) => one.id === said.slot);
    if (slot) await cases.forRole(slot.matter, who, bookers);
    const room = await roomOf(rooms, kept.state.room, who);
    const now = { now: clock.now(), by: personOf(who) };
    return schedules.save(kept, cancel(kept.state, room.state.name, said, now));
  }
}

export class ReadPremises {
  readonly #rooms: RoomsRegister;
  readonly #schedules: Schedules;
  constructor(rooms: RoomsRegister, schedules: Schedules) {
    this.#rooms = rooms;
    this.#schedules = schedules;
  }

  rooms({ agency }: { agency: string }): Promise<Kept<Room>[]> {
    return this.#rooms.of(agency);
  }

  async slots({ room, day, who }: { room: string; day: string; who: { agency: string } }) {
    const { state } = await roomOf(this.#rooms, room, who);
    const kept = await this.#schedules.get(scheduleId(room, day));
    return { schedule: kept?.id, room: state, slots: kept?.state.slots ?? [] };
  }

  /** 缺录像 that nobody has explained, or nobody has approved yet; earliest first. */
  async missed({ agency }: { agency: string }) {
    const names = new Map((await this.#rooms.of(agency)).map(({ id, state }) => [id, state.name]));
    const days = await this.#schedules.missed(agency);
    return days
      .flatMap(({ id: schedule, state: { room, slots } }) =>
        slots
          .filter(({ missing }) => missing && !missing.approvedBy)
          .map((slot) => ({ ...slot, schedule, room, roomName: names.get(room) ?? room })),
      )
      .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  }

  /** Slots of these days that owed a film, once it is there or was missed. */
  async owing(agency: string, from: string, to: string): Promise<Slot[]> {
    const days = await this.#schedules.between(agency, from, to);
    return days.flatMap(({ state }) => state.slots.filter(({ films, missing }) => films?.length || missing));
  }

  /** Which bookings of its room a fixed camera saw in the span; none for a camera that stands nowhere. */
  async ofCamera(camera: string, agency: string, span: { from: number; to: number }): Promise<BookedSlot[]> {
    const rooms = (await this.#rooms.of(agency)).filter(({ state }) => state.cameras.includes(camera));
    const found: BookedSlot[] = [];
    for (const { id: room, state } of rooms)
      for (const day of daysOf(span)) {
        const kept = await this.#schedules.get(scheduleId(room, day));
        for (const { id: slot, from, to, purpose, matter } of kept ? during(kept.state, span) : [])
          found.push({ slot, room, roomName: state.name, from, to, purpose, matter });
      }
    return found;
  }
}

const daysOf = ({ from, to }: { from: number; to: number }): string[] => {
  const [first, last] = [civilDateOf(new Date(from)), civilDateOf(new Date(to))];
  const days = [first];
  while (days.length < longestDays && (days.at(-1) ?? last) < last)
    days.push(plusDays(days.at(-1) ?? last, 1));
  return days;
};
