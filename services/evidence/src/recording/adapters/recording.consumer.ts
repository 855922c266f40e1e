import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  captureDiscarded,
  exemptionGranted,
  matterAdvanced,
  recordingSealed,
  type EventOf,
} from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { OnEvent } from '@sanzhi/messaging';
import { CourseGaps } from '../application/course-gaps.ts';
import type { Discards, Duties } from '../application/ports.ts';
import { DISCARDS, DUTIES } from './tokens.ts';

const tooEarly = { zh: '弃用记录尚未写入', en: 'what was given up is not here yet' };

/** Quick work on what happened: a sealed recording joins its course, duties of matters are kept to be counted. */
@Controller()
export class RecordingConsumer {
  constructor(
    @Inject(CourseGaps) readonly courses: CourseGaps,
    @Inject(DISCARDS) readonly discards: Discards,
    @Inject(DUTIES) readonly duties: Duties,
  ) {}

  @OnEvent(recordingSealed)
  async sealed(@Payload() { subject }: EventOf<typeof recordingSealed>): Promise<void> {
    await this.courses.join(subject);
  }

  @OnEvent(captureDiscarded)
  async discarded(@Payload() { subject }: EventOf<typeof captureDiscarded>): Promise<void> {
    const kept = await this.discards.get(subject);
    if (!kept) throw new DomainError('discard.too-early', tooEarly, { kind: 'unavailable' });
    await this.courses.giveUp(kept.state);
  }

  @OnEvent(matterAdvanced)
  async advanced(@Payload() event: EventOf<typeof matterAdvanced>): Promise<void> {
    const { id, agency, subject: matter, time: at, data } = event;
    if (data.recording) await this.duties.paid(id, { agency, matter, at, ...data.recording });
  }

  @OnEvent(exemptionGranted)
  async exempted(@Payload() event: EventOf<typeof exemptionGranted>): Promise<void> {
    const { id, agency, time: at, data } = event;
    await this.duties.exempted(id, { agency, at, ground: data.ground ?? '' });
  }
}
