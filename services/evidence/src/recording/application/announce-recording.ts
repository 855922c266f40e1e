import type { Clock, Receipt } from '@sanzhi/kernel';
import { announce, type Announcement } from '../domain/announce.ts';
import type { Caller, Cases, Recordings, Vault } from './ports.ts';

/** 登记音像记录: one of the matter's officers says what is coming; the upload is opened in the store. */
export class AnnounceRecording {
  readonly #recordings: Recordings;
  readonly #cases: Cases;
  readonly #vault: Vault;
  readonly #clock: Clock;
  constructor(recordings: Recordings, cases: Cases, vault: Vault, clock: Clock) {
    this.#recordings = recordings;
    this.#cases = cases;
    this.#vault = vault;
    this.#clock = clock;
  }

  async execute({
    matter,
    who,
    ...announcement
  }: Announcement & { matter: string; who: Caller }): Promise<Receipt> {
    // A repeat ends here, before it opens another upload.
    await this.#recordings.get(announcement.id);
    const { file, state } = await this.#cases.forOfficer(matter, who);
    const { subject, name, certificate } = who;
    const announced = announce(announcement, {
      matter: file,
      state,
      now: this.#clock.now(),
      by: { subject, name, ...(certificate === undefined ? {} : { certificate }) },
    });
    await this.#cases.officers(
      announced.officers.map((officer) => officer.certificate),
      who.agency,
    );
    const uploadId = await this.#vault.startUpload(announced.key, announced.contentType);
    return this.#recordings.add({ recording: { ...announced, uploadId }, facts: [] });
  }
}
