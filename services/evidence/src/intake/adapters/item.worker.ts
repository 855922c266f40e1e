import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { itemReceived, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { CheckItem } from '../application/check-item.ts';

/** Long work on a queue of its own, one file at a time. */
@Controller()
export class ItemWorker {
  constructor(@Inject(CheckItem) readonly checking: CheckItem) {}

  @OnEvent(itemReceived, { queue: 'item-worker', prefetch: 1 })
  async received(@Payload() { subject }: EventOf<typeof itemReceived>): Promise<void> {
    await this.checking.execute({ id: subject });
  }
}
