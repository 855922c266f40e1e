import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { erasureCarriedOut, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { EraseSubmission } from '../application/erase-submission.ts';

/** Forgets whom a matter names, once evidence has. */
@Controller()
export class ErasureConsumer {
  constructor(@Inject(EraseSubmission) readonly erasing: EraseSubmission) {}

  @OnEvent(erasureCarriedOut)
  async on(@Payload() { agency, matter }: EventOf<typeof erasureCarriedOut>): Promise<void> {
    if (matter !== undefined) await this.erasing.execute({ matter, agency });
  }
}
