import { derivedId, DomainError, sha256Hex } from '@sanzhi/kernel';
import { duplicateFault, lost, type Seen } from '../domain/judge.ts';
import { compared } from '../domain/place.ts';
import type { Change, Credentials, Derived, Fault, Recording, Scan } from '../domain/recording.ts';
import { isReceived, quarantine, retainUntilOf, seal, type Received } from '../domain/seal.ts';
import { changeRecording, isGone } from './known.ts';
import type { ExamineFile } from './examine-file.ts';
import type { Passed } from './pass.ts';
import type { Claims, CredentialReader, Kept, Media, Progress, Recordings, Step, Vault } from './ports.ts';

export interface Examination {
  recordings: Recordings;
  /** Of digests, each once in a matter. */
  digests: Claims;
  vault: Vault;
  media: Media;
  file: ExamineFile;
  credentials: CredentialReader;
  progress: Progress;
}

type Verdict = (recording: Received) => Change;

/**
 * Has the file examined, and seals it or sets it apart. Every step may be repeated: the lock takes the same date again, and
 * the state is written once.
 */
export class ExamineRecording {
  readonly #parts: Examination;
  constructor(parts: Examination) {
    this.#parts = parts;
  }

  async execute({ id }: { id: string }): Promise<void> {
    const { recordings } = this.#parts;
    const kept = await recordings.get(id);
    if (!kept) throw tooEarly(id);
    if (!isReceived(kept.state)) return;
    const verdict = await this.#examine(kept.state);
    let first: Kept | undefined = kept;
    // Marks may have been set meanwhile: the verdict is put onto what is there now.
    const read = async (): Promise<Kept> => {
      const known = first ?? (await recordings.get(id));
      first = undefined;
      if (!known) throw tooEarly(id);
      return known;
    };
    await changeRecording(recordings, read, (state) => (isReceived(state) ? verdict(state) : undefined));
  }

  async #examine(recording: Received): Promise<Verdict> {
    const examined = await this.#parts.file.execute(recording, {
      say: (step, size, done) => this.#say(recording, step, size, done),
      against: (sha256) => this.#duplicate(recording, sha256),
    });
    if (examined.fault) return apart(examined.fault, examined.found);
    try {
      return await this.#sealed(recording, examined.passed, examined.seen);
    } catch (error) {
      if (isGone(error)) return apart(lost());
      throw error;
    }
  }

  async #sealed(
    recording: Received,
    { digests, scan, credentials, head }: Passed & { scan: Scan },
    seen: Seen & { readable: true },
  ): Promise<Verdict> {
    const { key, versionId, agency, matter } = recording;
    const { media, vault, recordings } = this.#parts;
    const twin = await this.#claim(recording, digests.sha256);
    if (twin) return apart(duplicateFault(twin), digests.sha256);
    const others = await recordings.sealedWith([digests.sha256], agency);
    const same = others
      .filter(({ state }) => state.matter !== matter)
      .map(({ id, state }) => ({ recording: id, matter: state.matter }));
    const inside = compared(recording, seen.kind === 'image' ? await media.inside(head) : seen.inside);
    const found = credentials ? await this.#credentials(recording, digests.size) : { present: false };
    const until = retainUntilOf(recording);
    await this.#say(recording, 'poster', digests.size);
    const poster = await this.#keepPoster(recording.id, digests.sha256, seen, until);
    await this.#say(recording, 'lock', digests.size);
    await vault.lock(key, versionId, until);
    const { facts } = seen;
    return (now) => seal(now, { digests, facts, scan, inside, credentials: found, poster, same, until });
  }

  async #duplicate(recording: Received, sha256: string): Promise<Fault | undefined> {
    const sealed = await this.#parts.recordings.sealedWith([sha256], recording.agency);
    const same = sealed.find(({ id, state }) => state.matter === recording.matter && id !== recording.id);
    return same && duplicateFault(same.state);
  }

  /** The one that has these bytes in this matter, when it is another: of two examined at once one alone goes on to the seal. */
  async #claim({ id, agency, matter }: Received, sha256: string): Promise<Recording | undefined> {
    const { digests, recordings } = this.#parts;
    const claim = derivedId('digest', agency, matter, sha256);
    for (let apart: string | undefined; ;) {
      const { holder } = await digests.take(claim, id, apart);
      if (holder === id) return undefined;
      const first = await recordings.get(holder);
      if (first && first.state.state !== 'quarantined') return first.state;
      apart = holder;
    }
  }

  #credentials({ key, versionId, contentType }: Received, size: number): Promise<Credentials> {
    const { credentials, vault } = this.#parts;
    return credentials.read(() => vault.stream(key, versionId), size, contentType);
  }

  #say({ id }: Received, step: Step['step'], totalBytes: number, doneBytes = totalBytes): Promise<void> {
    return this.#parts.progress.say(id, { step, doneBytes, totalBytes });
  }

  /** Never in the place of the original: an object of its own that names what it was made from, kept as long. */
  async #keepPoster(id: string, source: string, seen: Seen, until: Date): Promise<Derived | undefined> {
    if (!seen.readable || !seen.poster) return undefined;
    const { vault } = this.#parts;
    const key = `derived/${id}/poster.jpg`;
    const sha256 = sha256Hex(seen.poster);
    const contentType = 'image/jpeg';
    const metadata = { 'source-sha256': source, sha256 };
    const { versionId } = await vault.put(key, seen.poster, { contentType, metadata });
    await vault.lock(key, versionId, until);
    return { key, versionId, sha256, contentType };
  }
}

const apart =
  (fault: Fault, found?: string): Verdict =>
  (recording) =>
    quarantine(recording, fault, found);

const tooEarly = (id: string): DomainError =>
  new DomainError(
    'recording.too-early',
    { zh: `音像记录${id}尚未登记`, en: `Recording ${id} is not here yet` },
    { kind: 'unavailable' },
  );
