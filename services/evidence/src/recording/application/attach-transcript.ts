import { sha256Hex, type Clock, type Receipt } from '@sanzhi/kernel';
import { Readable } from 'node:stream';
import { isSealed, notSealed, type Sealed } from '../domain/derive.ts';
import type { Recording } from '../domain/recording.ts';
import { addTranscript, transcriptBytes, type TranscriptGiven } from '../domain/transcript.ts';
import { keepBeside } from './derived-files.ts';
import { changeRecording, personOf, uploadOf } from './known.ts';
import type { Caller, Cases, Recordings, Vault } from './ports.ts';

interface Rooms {
  recordings: Recordings;
  cases: Cases;
  vault: Vault;
}

const contentTypes = { vtt: 'text/vtt', text: 'text/plain' } as const;

const sealed = (recording: Recording): Sealed => {
  if (!isSealed(recording)) throw notSealed('附上文字整理', 'takes no transcript');
  return recording;
};

/** 附上文字整理（字幕）: by an officer of the matter, to a sealed recording; locked first, then named beside it. */
export class AttachTranscript {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute(input: TranscriptGiven & { recording: string; who: Caller }): Promise<Receipt> {
    const { recording: id, who, ...given } = input;
    const read = () => uploadOf(this.#rooms, id, who);
    const record = sealed((await read()).state);
    const bytes = transcriptBytes(record, given);
    const made = {
      size: bytes.length,
      sha256: sha256Hex(bytes),
      contentType: contentTypes[given.format],
      open: () => Readable.from([bytes]),
    };
    const file = await keepBeside(this.#rooms.vault, record, `transcript-${given.id}`, made);
    const act = { now: this.#clock.now(), by: personOf(who) };
    return changeRecording(this.#rooms.recordings, read, (state) =>
      addTranscript(sealed(state), { given, file, size: bytes.length }, act),
    );
  }
}
