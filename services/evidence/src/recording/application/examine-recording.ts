import { DomainError, sha256Hex } from '@sanzhi/kernel';
import { digestFault, lost, mediaFault, sizeFault, type Seen } from '../domain/judge.ts';
import type { Change, Derived } from '../domain/recording.ts';
import { isReceived, quarantine, retention, seal, type Received } from '../domain/seal.ts';
import { digestsOf } from './digests.ts';
import { isGone } from './known.ts';
import type { Media, Recordings, Vault } from './ports.ts';

/** Long enough to look into a file of any length. */
const linkSeconds = 3600;

/**
 * Reads back what the store holds, compares it with what was declared, looks into it, and seals or sets it apart. Every
 * step may be repeated: the lock takes the same date again, and the state is written once.
 */
export class ExamineRecording {
  readonly #recordings: Recordings;
  readonly #vault: Vault;
  readonly #media: Media;
  constructor(recordings: Recordings, vault: Vault, media: Media) {
    this.#recordings = recordings;
    this.#vault = vault;
    this.#media = media;
  }

  async execute({ id }: { id: string }): Promise<void> {
    const kept = await this.#recordings.get(id);
    if (!kept) throw tooEarly(id);
    if (!isReceived(kept.state)) return;
    await this.#recordings.save(kept, await this.#examine(kept.state));
  }

  async #examine(recording: Received): Promise<Change> {
    try {
      return await this.#verdict(recording);
    } catch (error) {
      if (isGone(error)) return quarantine(recording, lost());
      throw error;
    }
  }

  async #verdict(recording: Received): Promise<Change> {
    const { key, versionId } = recording;
    const { size } = await this.#vault.stat(key, versionId);
    const wrongSize = sizeFault(recording, size);
    if (wrongSize) return quarantine(recording, wrongSize);
    const digests = await digestsOf(await this.#vault.stream(key, versionId));
    // Fewer bytes than the store itself counts: the reading broke off, the file is not judged by that.
    if (digests.size !== size) throw brokenOff();
    const wrongDigest = digestFault(recording, digests);
    if (wrongDigest) return quarantine(recording, wrongDigest, digests.sha256);
    const seen = await this.#media.look(await this.#vault.presignRead(key, versionId, linkSeconds));
    const wrongMedium = mediaFault(recording, seen);
    if (wrongMedium || !seen.readable) return quarantine(recording, wrongMedium ?? lost(), digests.sha256);
    const poster = await this.#keepPoster(recording.id, digests.sha256, seen);
    const until = retention(recording);
    await this.#vault.lock(key, versionId, until);
    return seal(recording, { digests, facts: seen.facts, poster, until });
  }

  /** Never in the place of the original: an object of its own that names what it was made from. */
  async #keepPoster(id: string, source: string, seen: Seen): Promise<Derived | undefined> {
    if (!seen.readable || !seen.poster) return undefined;
    const key = `derived/${id}/poster.jpg`;
    const sha256 = sha256Hex(seen.poster);
    const { versionId } = await this.#vault.put(key, seen.poster, {
      contentType: 'image/jpeg',
      metadata: { 'source-sha256': source, sha256 },
    });
    return { key, versionId, sha256 };
  }
}

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
