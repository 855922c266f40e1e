import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { recordingSealed, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { MissingFilms } from '../application/missing-films.ts';

/** A sealed film of a fixed camera is its slot's. */
@Controller()
export class PremisesConsumer {
  constructor(@Inject(MissingFilms) readonly missing: MissingFilms) {}

  @OnEvent(recordingSealed)
  async sealed(@Payload() { subject, data }: EventOf<typeof recordingSealed>): Promise<void> {
    if (data.slot !== undefined) await this.missing.filmed(data.slot, subject);
  }
}
