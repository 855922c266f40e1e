import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  clearanceGranted,
  clearanceLapsed,
  opinionGiven,
  submissionAccepted,
  submissionReleased,
  supplementRequested,
  type EventOf,
} from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { HearReview } from '../application/hear-review.ts';

/** A submission of review bears the matter's own identifier. */
@Controller()
export class ReviewConsumer {
  constructor(@Inject(HearReview) readonly hear: HearReview) {}

  @OnEvent(opinionGiven)
  opinion(@Payload() { id, subject, data }: EventOf<typeof opinionGiven>) {
    return this.hear.opinion(subject, { ...data, event: id });
  }

  @OnEvent(submissionAccepted)
  accepted(@Payload() { subject, data }: EventOf<typeof submissionAccepted>) {
    return this.hear.accepted(subject, data.reviewer);
  }

  @OnEvent(submissionReleased)
  released(@Payload() { subject, data }: EventOf<typeof submissionReleased>) {
    return this.hear.released(subject, data.reviewer);
  }

  @OnEvent(supplementRequested)
  supplement(@Payload() { subject }: EventOf<typeof supplementRequested>) {
    return this.hear.supplementRequested(subject);
  }

  @OnEvent(clearanceGranted)
  granted(@Payload() { subject, data, actor }: EventOf<typeof clearanceGranted>) {
    return this.hear.cleared(subject, data, { subject: actor.id, name: actor.name });
  }

  @OnEvent(clearanceLapsed)
  lapsed(@Payload() { subject, data }: EventOf<typeof clearanceLapsed>) {
    return this.hear.lapsed(subject, data.digest);
  }
}
