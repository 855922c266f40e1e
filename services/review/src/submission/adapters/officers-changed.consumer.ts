import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { matterOfficersChanged, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { ReceiveHandlers } from '../application/receive-handlers.ts';

/** Keeps everyone who ever handled the matter out of its review, from the day they joined. */
@Controller()
export class OfficersChangedConsumer {
  constructor(@Inject(ReceiveHandlers) readonly receiving: ReceiveHandlers) {}

  @OnEvent(matterOfficersChanged)
  async on(@Payload() event: EventOf<typeof matterOfficersChanged>): Promise<void> {
    const { officers, former } = event.data;
    await this.receiving.execute({
      matter: event.subject,
      agency: event.agency,
      handlers: [...officers, ...former],
    });
  }
}
