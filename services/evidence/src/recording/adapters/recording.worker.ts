import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { clipOrdered, recordingReceived, recordingSealed, type EventOf } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { DeriveFiles } from '../application/derive-files.ts';
import { ExamineRecording } from '../application/examine-recording.ts';

/** Long work on queues of its own, one file at a time: no preview holds up a seal. */
@Controller()
export class RecordingWorker {
  constructor(
    @Inject(ExamineRecording) readonly examining: ExamineRecording,
    @Inject(DeriveFiles) readonly deriving: DeriveFiles,
  ) {}

  @OnEvent(recordingReceived, { queue: 'recording-worker', prefetch: 1 })
  async received(@Payload() { subject }: EventOf<typeof recordingReceived>): Promise<void> {
    await this.examining.execute({ id: subject });
  }

  @OnEvent(recordingSealed, { queue: 'recording-derive', prefetch: 1 })
  async sealed(@Payload() { subject }: EventOf<typeof recordingSealed>): Promise<void> {
    await this.deriving.execute({ id: subject });
  }

  @OnEvent(clipOrdered, { queue: 'recording-derive', prefetch: 1 })
  async ordered(@Payload() { subject }: EventOf<typeof clipOrdered>): Promise<void> {
    await this.deriving.execute({ id: subject });
  }
}
