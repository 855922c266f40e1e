import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { bodyRecorded, officerRecorded, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import type { MongoRegister } from './mongo-register.ts';
import { REGISTER } from './tokens.ts';

@Controller()
export class RegisterConsumer {
  constructor(@Inject(REGISTER) readonly register: MongoRegister) {}

  @OnEvent(officerRecorded)
  officer(@Payload() { data, sequence }: EventOf<typeof officerRecorded>) {
    return this.register.keepOfficer(data, sequence);
  }

  @OnEvent(bodyRecorded)
  body(@Payload() { data, sequence }: EventOf<typeof bodyRecorded>) {
    return this.register.keepBody(data, sequence);
  }
}
