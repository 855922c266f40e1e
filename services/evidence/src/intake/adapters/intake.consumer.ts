import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { recordingQuarantined, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { GiveBackItem } from '../application/give-back-item.ts';

@Controller()
export class IntakeConsumer {
  constructor(@Inject(GiveBackItem) readonly givingBack: GiveBackItem) {}

  @OnEvent(recordingQuarantined)
  async quarantined(
    @Payload() { subject: recording, agency }: EventOf<typeof recordingQuarantined>,
  ): Promise<void> {
    await this.givingBack.execute({ recording, agency });
  }
}
