import { absent, type Clock, derivedId, DomainError, type Kept, type Receipt } from '@sanzhi/kernel';
import { civilDateOf, plusDays } from '@sanzhi/statute';
import {
  book,
  cancel,
  during,
  recordRoom,
  type Purpose,
  type Room,
  type Schedule,
} from '../domain/premises.ts';
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

const bookers = ['handler', 'unit-head', 'hearing-presider', 'window-clerk'];
const longestDays = 3;
const scheduleId = (room: string, day: string): string => derivedId('room-day', room, day);
const isTaken = (error: unknown): boolean => error instanceof DomainError && error.code === 'already-exists';
const personOf = ({ subject, name, certificate }: Caller) =>
  certificate === undefined ? { subject, name } : { subject, name, certificate };

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
    const kept = await schedules.get(id);
    if (!kept || kept.agency !== who.agency) throw absent({ zh: '场所日程', en: 'schedule' }, id);
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

/** Another agency's room is not there (law 9). */
const roomOf = async (
  rooms: RoomsRegister,
  id: string,
  { agency }: { agency: string },
): Promise<Kept<Room>> => {
  const kept = await rooms.get(id);
  if (!kept || kept.agency !== agency) throw absent({ zh: '执法场所', en: 'room' }, id);
  return kept;
};
