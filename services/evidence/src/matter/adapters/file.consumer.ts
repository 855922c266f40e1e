import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  courseChecked,
  documentMade,
  documentServed,
  recordingLateApproved,
  recordingSealed,
  slotFilmed,
  slotMissApproved,
  slotMissed,
  type EventOf,
} from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { FileMaterial } from '../application/file-material.ts';

/** This service's own recordings and documents are other aggregates; what they say reaches the matter as events. */
@Controller()
export class FileConsumer {
  constructor(@Inject(FileMaterial) readonly file: FileMaterial) {}

  @OnEvent(recordingSealed)
  sealed(@Payload() { matter, subject, time, data }: EventOf<typeof recordingSealed>) {
    if (matter === undefined) return undefined;
    const { title, activity, stage, stageSince, madeAt, sha256, late, differsSeconds, derivedFrom } = data;
    return this.file.recordingSealed(matter, {
      id: subject,
      title,
      activity,
      stage,
      sha256,
      at: time,
      ...(stageSince === undefined ? {} : { stageSince }),
      ...(madeAt === undefined ? {} : { madeAt }),
      ...(late ? { late } : {}),
      ...(differsSeconds === undefined ? {} : { differs: true as const }),
      ...(derivedFrom === undefined ? {} : { derivedFrom }),
    });
  }

  @OnEvent(recordingLateApproved)
  lateApproved(@Payload() { matter, subject }: EventOf<typeof recordingLateApproved>) {
    return matter === undefined ? undefined : this.file.lateApproved(matter, subject);
  }

  @OnEvent(courseChecked)
  course(@Payload() { matter, data }: EventOf<typeof courseChecked>) {
    const { stage, since, activity, recordings, open } = data;
    return matter === undefined
      ? undefined
      : this.file.courseChecked(matter, { stage, since, activity, recordings, open });
  }

  @OnEvent(slotMissed)
  missed(@Payload() { matter, data }: EventOf<typeof slotMissed>) {
    const { slot: id, roomName, from, to } = data;
    return matter === undefined ? undefined : this.file.slotMissed(matter, { id, roomName, from, to });
  }

  @OnEvent(slotMissApproved)
  missApproved(@Payload() { matter, data }: EventOf<typeof slotMissApproved>) {
    return matter === undefined ? undefined : this.file.missedSlotSettled(matter, data.slot);
  }

  @OnEvent(slotFilmed)
  filmed(@Payload() { matter, data }: EventOf<typeof slotFilmed>) {
    return matter === undefined ? undefined : this.file.missedSlotSettled(matter, data.slot);
  }

  @OnEvent(documentMade)
  made(@Payload() { matter, subject, time, data }: EventOf<typeof documentMade>) {
    if (matter === undefined) return undefined;
    const { form, title, stage, sha256 } = data;
    return this.file.documentMade(matter, { id: subject, form, title, stage, sha256, at: time });
  }

  @OnEvent(documentServed)
  served(@Payload() { matter, data }: EventOf<typeof documentServed>) {
    return matter === undefined ? undefined : this.file.documentServed(matter, data.document, data.servedAt);
  }
}
