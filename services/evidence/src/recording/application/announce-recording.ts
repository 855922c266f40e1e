import type { Clock, Receipt } from '@sanzhi/kernel';
import { announce, describe, type Announcement, type Description, type Setting } from '../domain/announce.ts';
import type { Recording } from '../domain/recording.ts';
import { adopt } from '../domain/seal.ts';
import { personOf } from './known.ts';
import type { Caller, Cases, Recordings, Vault } from './ports.ts';

interface Rooms {
  recordings: Recordings;
  cases: Cases;
  vault: Vault;
  clockToleranceMs: number;
}

type Input = Pick<Description, 'derivedFrom'> & { matter: string; who: Caller; now: Date };

/** What the matter lets one of its officers add, once those who were there are known to be entitled. */
const admitted = async (
  { cases, recordings, clockToleranceMs }: Rooms,
  { matter, who, now, derivedFrom }: Input,
  describing: (setting: Setting) => Recording,
): Promise<Recording> => {
  const { file, state, stays } = await cases.forOfficer(matter, who);
  const source = derivedFrom && (await recordings.get(derivedFrom.recording))?.state;
  const recording = describing({
    matter: file,
    state,
    stays,
    now,
    by: personOf(who),
    clockToleranceMs,
    source,
  });
  await cases.officers(
    recording.officers.map((officer) => officer.certificate),
    who.agency,
  );
  return recording;
};

/** 登记音像记录: one of the matter's officers says what is coming; the upload is opened in the store. */
export class AnnounceRecording {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute(input: Announcement & { matter: string; who: Caller }): Promise<Receipt> {
    const { matter, who, ...announcement } = input;
    const { recordings, vault } = this.#rooms;
    const { derivedFrom } = announcement;
    // A repeat ends here, before it opens another upload.
    await recordings.get(announcement.id);
    const now = this.#clock.now();
    const recording = await admitted(this.#rooms, { matter, who, now, derivedFrom }, (setting) =>
      announce(announcement, setting),
    );
    const uploadId = await vault.startUpload(recording.key, recording.contentType);
    return recordings.add({ recording: { ...recording, uploadId }, facts: [] });
  }
}

/** A file that lies whole in the store already, and what is said of it. */
export interface Adoption extends Description {
  matter: string;
  who: Caller;
  key: string;
  versionId: string;
  /** As declared by whoever brought the file; the examination holds it against what the store returns. */
  sha256: string;
  /** When the store had it whole; now, when nobody says. */
  arrivedAt?: string | undefined;
}

/** 归入案件: a file that came before its matter was known becomes a record of it, under the same checks and examination. */
export class AdoptRecording {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute(adoption: Adoption): Promise<Receipt> {
    const { matter, who, key, versionId, sha256, arrivedAt, ...described } = adoption;
    const { recordings } = this.#rooms;
    await recordings.get(described.id);
    const now = this.#clock.now();
    const { derivedFrom } = described;
    const recording = await admitted(this.#rooms, { matter, who, now, derivedFrom }, (setting) =>
      describe(described, setting),
    );
    const at = arrivedAt === undefined ? now : new Date(arrivedAt);
    return recordings.add(adopt(recording, { key, versionId, sha256 }, at));
  }
}
