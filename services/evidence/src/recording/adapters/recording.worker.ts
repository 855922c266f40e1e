import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { recordingReceived, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { ExamineRecording } from '../application/examine-recording.ts';

/** Long work on a queue of its own, one file at a time. */
@Controller()
export class RecordingWorker {
  constructor(@Inject(ExamineRecording) readonly examining: ExamineRecording) {}

  @OnEvent(recordingReceived, { queue: 'recording-worker', prefetch: 1 })
  async received(@Payload() { subject }: EventOf<typeof recordingReceived>): Promise<void> {
    await this.examining.execute({ id: subject });
  }
}
