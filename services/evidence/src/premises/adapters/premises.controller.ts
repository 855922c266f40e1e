import { Controller, Inject } from '@nestjs/common';
import { evidenceApi, type InputOf } from '@sanzhi/contracts';
import { CommandId, Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { MissingFilms } from '../application/missing-films.ts';
import { BookRoom, ReadPremises, RecordRoom } from '../application/premises.ts';

type Api = typeof evidenceApi;

@Controller('api/evidence/v1')
export class PremisesController {
  constructor(
    @Inject(RecordRoom) readonly recording: RecordRoom,
    @Inject(BookRoom) readonly booking: BookRoom,
    @Inject(ReadPremises) readonly reading: ReadPremises,
    @Inject(MissingFilms) readonly missing: MissingFilms,
  ) {}

  @Route(evidenceApi.recordRoom)
  record(@Input() input: InputOf<Api['recordRoom']>, @Who() who: Principal) {
    return this.recording.execute({ ...input, who });
  }

  @Route(evidenceApi.listRooms)
  async rooms(@Who() who: Principal) {
    const rooms = await this.reading.rooms(who);
    return { items: rooms.map(({ id, version, state }) => ({ ...state, id, version })) };
  }

  @Route(evidenceApi.bookSlot)
  book(
    @Input() { id: room, ...input }: InputOf<Api['bookSlot']>,
    @CommandId() id: string,
    @Who() who: Principal,
  ) {
    return this.booking.book({ ...input, id, room, who });
  }

  @Route(evidenceApi.listSlots)
  async slots(@Input() { id, day }: InputOf<Api['listSlots']>, @Who() who: Principal) {
    const { schedule, room, slots } = await this.reading.slots({ room: id, day, who });
    const of = { room: room.id, roomName: room.name, schedule };
    return { items: slots.map((slot) => ({ ...slot, ...of })) };
  }

  @Route(evidenceApi.cancelSlot)
  cancel(@Input() input: InputOf<Api['cancelSlot']>, @Who() who: Principal) {
    return this.booking.cancel({ ...input, who });
  }

  @Route(evidenceApi.missedSlots)
  async missed(@Who() who: Principal) {
    return { items: await this.reading.missed(who) };
  }

  @Route(evidenceApi.explainMissedSlot)
  explain(@Input() input: InputOf<Api['explainMissedSlot']>, @Who() who: Principal) {
    return this.missing.explain({ ...input, who });
  }

  @Route(evidenceApi.approveMissedSlot)
  approve(@Input() input: InputOf<Api['approveMissedSlot']>, @Who() who: Principal) {
    return this.missing.approve({ ...input, who });
  }
}
