import { absent, DomainError } from '@sanzhi/kernel';
import { recordingOf } from './known.ts';
import type { Cases, Kept, Recordings, Vault } from './ports.ts';

const linkSeconds = 300;

/** What the agency may see and play of its own recordings. */
export class ReadRecordings {
  readonly #recordings: Recordings;
  readonly #cases: Cases;
  readonly #vault: Vault;
  constructor(recordings: Recordings, cases: Cases, vault: Vault) {
    this.#recordings = recordings;
    this.#cases = cases;
    this.#vault = vault;
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<Kept> {
    return recordingOf(this.#recordings, id, who);
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#cases.read(matter, who);
    return this.#recordings.ofMatter(matter, who.agency);
  }

  /** A short-lived address of the sealed version itself; its file name says nothing (law 5). */
  async content({ id, who }: { id: string; who: { agency: string } }): Promise<string> {
    const { state } = await this.one({ id, who });
    const { key, versionId, contentType } = state;
    if (state.state !== 'sealed' || versionId === undefined) throw notSealed();
    const fileName = `recording-${id}.${contentType.split('/')[1] ?? 'bin'}`;
    return this.#vault.presignGet(key, versionId, { fileName, expires: linkSeconds, inline: true });
  }

  async poster({ id, who }: { id: string; who: { agency: string } }): Promise<string> {
    const { state } = await this.one({ id, who });
    if (state.state !== 'sealed') throw notSealed();
    if (!state.poster) throw absent({ zh: '封面', en: 'poster' }, id);
    const { key, versionId } = state.poster;
    const fileName = `poster-${id}.jpg`;
    return this.#vault.presignGet(key, versionId, { fileName, expires: linkSeconds, inline: true });
  }
}

const notSealed = (): DomainError =>
  new DomainError('recording.not-sealed', {
    zh: '音像记录尚未封存，不能播放',
    en: 'The recording is not sealed and cannot be played',
  });
