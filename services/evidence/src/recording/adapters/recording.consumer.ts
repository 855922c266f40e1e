import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { exemptionGranted, matterAdvanced, recordingSealed, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { CourseGaps } from '../application/course-gaps.ts';
import type { Duties } from '../application/ports.ts';
import { DUTIES } from './tokens.ts';

/** Quick work on what happened: a sealed recording joins its course, duties of matters are kept to be counted. */
@Controller()
export class RecordingConsumer {
  constructor(
    @Inject(CourseGaps) readonly courses: CourseGaps,
    @Inject(DUTIES) readonly duties: Duties,
  ) {}

  @OnEvent(recordingSealed)
  async sealed(@Payload() { subject }: EventOf<typeof recordingSealed>): Promise<void> {
    await this.courses.join(subject);
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
