import { DomainError, sha256Hex } from '@sanzhi/kernel';
import {
  digestFault,
  duplicateFault,
  infectedFault,
  lost,
  mediaFault,
  sizeFault,
  type Seen,
} from '../domain/judge.ts';
import { compared } from '../domain/place.ts';
import type { Change, Credentials, Derived, Fault } from '../domain/recording.ts';
import { isReceived, quarantine, retainUntilOf, seal, type Received } from '../domain/seal.ts';
import { changeRecording, isGone } from './known.ts';
import { passOver, type Passed } from './pass.ts';
import type { CredentialReader, Kept, Media, Progress, Recordings, Scanner, Step, Vault } from './ports.ts';

/** Long enough to look into a file of any length. */
const linkSeconds = 3600;

export interface Examination {
  recordings: Recordings;
  vault: Vault;
  media: Media;
  scanner: Scanner;
  credentials: CredentialReader;
  progress: Progress;
}

type Verdict = (recording: Received) => Change;

/**
 * Reads back what the store holds, compares it with what was declared, looks into it, and seals or sets it apart. Every
 * step may be repeated: the lock takes the same date again, and the state is written once.
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
    try {
      return await this.#verdict(recording);
    } catch (error) {
      if (isGone(error)) return apart(lost());
      throw error;
    }
  }

  async #verdict(recording: Received): Promise<Verdict> {
    const { key, versionId } = recording;
    const { media, vault } = this.#parts;
    const { size } = await vault.stat(key, versionId);
    const wrongSize = sizeFault(recording, size);
    if (wrongSize) return apart(wrongSize);
    const passed = await this.#pass(recording, size);
    const { digests, infected } = passed;
    // Fewer bytes than the store itself counts: the reading broke off, the file is not judged by that.
    if (digests.size !== size) throw brokenOff();
    const wrong =
      (infected === undefined ? undefined : infectedFault(infected)) ??
      digestFault(recording, digests) ??
      (await this.#duplicate(recording, digests.sha256));
    if (wrong) return apart(wrong, digests.sha256);
    await this.#say(recording, 'look', size);
    const seen = await media.look(await vault.presignRead(key, versionId, linkSeconds));
    const wrongMedium = mediaFault(recording, seen);
    if (wrongMedium || !seen.readable) return apart(wrongMedium ?? lost(), digests.sha256);
    return this.#sealed(recording, passed, seen);
  }

  async #sealed(
    recording: Received,
    { digests, scan, credentials, head }: Passed,
    seen: Seen & { readable: true },
  ): Promise<Verdict> {
    const { key, versionId } = recording;
    const { media, vault } = this.#parts;
    if (!scan) throw new Error('sealing a file that the scanner refused');
    const inside = compared(recording, seen.kind === 'image' ? await media.inside(head) : seen.inside);
    const found = credentials ? await this.#credentials(recording, digests.size) : { present: false };
    const until = retainUntilOf(recording);
    await this.#say(recording, 'poster', digests.size);
    const poster = await this.#keepPoster(recording.id, digests.sha256, seen, until);
    await this.#say(recording, 'lock', digests.size);
    await vault.lock(key, versionId, until);
    const { facts } = seen;
    return (now) => seal(now, { digests, facts, scan, inside, credentials: found, poster, until });
  }

  async #pass(recording: Received, size: number): Promise<Passed> {
    const { scanner, vault } = this.#parts;
    const { key, versionId } = recording;
    const run = await scanner.open();
    try {
      const stream = await vault.stream(key, versionId);
      return await passOver(stream, run, (done) => this.#say(recording, 'digest', size, done));
    } catch (error) {
      run.abort();
      throw error;
    }
  }

  async #duplicate(recording: Received, sha256: string): Promise<Fault | undefined> {
    const same = await this.#parts.recordings.sealedWith(sha256, recording.agency);
    if (!same || same.id === recording.id) return undefined;
    return duplicateFault(
      { id: same.id, matter: same.state.matter, title: same.state.title },
      recording.matter,
    );
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

const brokenOff = (): DomainError =>
  new DomainError(
    'recording.reading-broke-off',
    { zh: '读取存储中断', en: 'Reading from the store broke off' },
    { kind: 'unavailable' },
  );
