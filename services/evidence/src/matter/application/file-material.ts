import {
  fileCourse,
  fileDocument,
  fileLateApproval,
  fileMissedSlot,
  fileRecording,
  fileService,
  settleMissedSlot,
} from '../domain/file.ts';
import type { FiledCourse, FiledDocument, FiledRecording, Matter, MissedSlot } from '../domain/matter.ts';
import { tooEarly } from '../domain/refusals.ts';
import { changeOnEvent } from './change-matter.ts';
import type { Matters } from './ports.ts';

/** What was sealed, made or served elsewhere in this service comes into the matter's file. */
export class FileMaterial {
  readonly #matters: Matters;
  constructor(matters: Matters) {
    this.#matters = matters;
  }

  recordingSealed(matter: string, recording: FiledRecording): Promise<unknown> {
    return this.#file(matter, (state) => fileRecording(state, recording));
  }
  lateApproved(matter: string, recording: string): Promise<unknown> {
    return this.#file(matter, (state) => {
      if (!state.recordings.some(({ id }) => id === recording))
        throw tooEarly('音像记录尚未入卷', 'The recording is not in the file yet');
      return fileLateApproval(state, recording);
    });
  }
  courseChecked(matter: string, course: FiledCourse): Promise<unknown> {
    return this.#file(matter, (state) => fileCourse(state, course));
  }
  slotMissed(matter: string, slot: Omit<MissedSlot, 'open'>): Promise<unknown> {
    return this.#file(matter, (state) => fileMissedSlot(state, slot));
  }
  missedSlotSettled(matter: string, slot: string): Promise<unknown> {
    return this.#file(matter, (state) => {
      if (!state.missedSlots?.some(({ id }) => id === slot))
        throw tooEarly('缺录像尚未记入案件', 'The matter does not know yet that the film is missing');
      return settleMissedSlot(state, slot);
    });
  }
  documentMade(matter: string, document: FiledDocument): Promise<unknown> {
    return this.#file(matter, (state) => fileDocument(state, document));
  }
  documentServed(matter: string, document: string, servedAt: string): Promise<unknown> {
    return this.#file(matter, (state) => fileService(state, document, servedAt));
  }

  #file(id: string, file: (matter: Matter) => Matter): Promise<unknown> {
    return changeOnEvent(this.#matters, id, (matter) => ({ matter: file(matter), facts: [] }));
  }
}
