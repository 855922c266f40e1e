import { derivedId, type Clock } from '@sanzhi/kernel';
import { commands, ReadMatters } from '../src/matter/index.ts';
import { MissingFilms } from '../src/premises/application/missing-films.ts';
import { BookRoom, ReadPremises, RecordRoom } from '../src/premises/application/premises.ts';
import type { RoomsRegister, Schedules } from '../src/premises/application/ports.ts';
import { people } from './matter-people.ts';
import { Scene } from './matter-scene.ts';

/** Rooms with fixed cameras, and one matter that needs them. */
export class PremisesScene {
  readonly matter: Scene;
  readonly recording: RecordRoom;
  readonly booking: BookRoom;
  readonly reading: ReadPremises;
  readonly missing: MissingFilms;
  #count = 0;

  constructor(
    readonly rooms: RoomsRegister,
    readonly schedules: Schedules,
    readonly name: string,
    agency?: string,
  ) {
    this.matter = new Scene({ name, ...(agency === undefined ? {} : { agency }) });
    const clock: Clock = { now: () => this.matter.now };
    const cases = new ReadMatters(this.matter.matters, this.matter.register, clock);
    this.recording = new RecordRoom(rooms);
    this.booking = new BookRoom({ rooms, schedules, cases, clock });
    this.reading = new ReadPremises(rooms, schedules);
    this.missing = new MissingFilms({ rooms, schedules, cases, commands, clock });
  }

  room(change: Partial<Parameters<RecordRoom['execute']>[0]> = {}) {
    const said = { code: 'XW-1', name: '第一询问室', kind: 'inquiry' as const, cameras: ['CAM-1'] };
    return this.matter.do(() =>
      this.recording.execute({ ...said, who: this.matter.as(people.unitHead), ...change }),
    );
  }
  book(room: string, change: Partial<Parameters<BookRoom['book']>[0]> = {}) {
    return this.matter.do(() =>
      this.booking.book({
        id: derivedId('slot', this.name, String((this.#count += 1))),
        room,
        from: '2026-02-10T14:00:00+08:00',
        to: '2026-02-10T16:00:00+08:00',
        matter: this.matter.id,
        purpose: 'inquiry',
        who: this.matter.as(people.chen),
        ...change,
      }),
    );
  }
}
