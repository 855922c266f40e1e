import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { erasureCarriedOut, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { ErasePublication } from '../application/erase-publication.ts';

/** Forgets whom a matter names, once evidence has. */
@Controller()
export class ErasureConsumer {
  constructor(@Inject(ErasePublication) private readonly erasing: ErasePublication) {}

  @OnEvent(erasureCarriedOut)
  async on(@Payload() { agency, matter }: EventOf<typeof erasureCarriedOut>): Promise<void> {
    if (matter !== undefined) await this.erasing.execute({ matter, agency });
  }
}
