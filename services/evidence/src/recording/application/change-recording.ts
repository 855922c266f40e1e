import type { Clock, Receipt } from '@sanzhi/kernel';
import { addMark, type NewMark } from '../domain/marks.ts';
import { orderClip, type ClipOrder } from '../domain/derive.ts';
import { approveLateness, explainLateness } from '../domain/lateness.ts';
import { changeRecording, personOf, recordingOf, uploadOf } from './known.ts';
import type { Caller, Cases, Recordings } from './ports.ts';

interface Rooms {
  recordings: Recordings;
  cases: Cases;
}

const approvers = ['unit-head', 'agency-leader'];

/** What officers add to a recording after it was announced: marks, clips, why it is late. */
export class ChangeRecording {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  mark({ recording: id, who, ...mark }: NewMark & { recording: string; who: Caller }): Promise<Receipt> {
    return changeRecording(
      this.#rooms.recordings,
      () => uploadOf(this.#rooms, id, who),
      (recording) => addMark(recording, mark, this.#act(who)),
    );
  }

  clip({ recording: id, who, ...order }: ClipOrder & { recording: string; who: Caller }): Promise<Receipt> {
    return changeRecording(
      this.#rooms.recordings,
      () => recordingOf(this.#rooms.recordings, id, who),
      (recording) => orderClip(recording, order, this.#act(who)),
    );
  }

  explainLateness({ id, reason, who }: { id: string; reason: string; who: Caller }): Promise<Receipt> {
    return changeRecording(
      this.#rooms.recordings,
      () => uploadOf(this.#rooms, id, who),
      (recording) => explainLateness(recording, reason, this.#act(who)),
    );
  }

  async approveLateness({ id, who }: { id: string; who: Caller }): Promise<Receipt> {
    const { recordings, cases } = this.#rooms;
    const { state } = await recordingOf(recordings, id, who);
    await cases.forRole(state.matter, who, approvers);
    return changeRecording(
      recordings,
      () => recordingOf(recordings, id, who),
      (recording) => approveLateness(recording, this.#act(who)),
    );
  }

  #act(who: Caller) {
    return { now: this.#clock.now(), by: personOf(who) };
  }
}
