import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { decisionIssued, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { PlanPublication } from '../application/plan-publication.ts';

/** The one file that knows evidence's event. */
@Controller()
export class DecisionIssuedConsumer {
  constructor(@Inject(PlanPublication) private readonly planPublication: PlanPublication) {}

  @OnEvent(decisionIssued)
  async on(@Payload() event: EventOf<typeof decisionIssued>) {
    await this.planPublication.execute(event.agency, { ...event.data, matter: event.subject });
  }
}
