import { DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import { missingParts } from '../domain/parts.ts';
import { receive } from '../domain/seal.ts';
import { isGone, isUploading, notUploading, uploadOf, type Uploading } from './known.ts';
import type { Caller, Cases, Recordings, Vault } from './ports.ts';

interface Rooms {
  recordings: Recordings;
  cases: Cases;
  vault: Vault;
}

/**
 * 完成上传. The store joins the parts, then the database takes the version. Whoever is killed in between leaves a joined
 * object that the next try finds; whoever asks twice with the same digest gets the same answer.
 */
export class CompleteUpload {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute(input: { id: string; sha256: string; who: Caller }, again = true): Promise<Receipt> {
    const { id, sha256, who } = input;
    const kept = await uploadOf(this.#rooms, id, who);
    if (!isUploading(kept)) {
      if (kept.state.declaredSha256 !== sha256) throw notUploading(kept);
      return { id, version: kept.version };
    }
    const versionId = await this.#join(kept.state);
    const change = receive(kept.state, { sha256, versionId }, this.#clock.now());
    try {
      return await this.#rooms.recordings.save(kept, change);
    } catch (error) {
      // Somebody completed it at the same moment: look again, once.
      const stale = error instanceof DomainError && error.detail.kind === 'stale';
      if (stale && again) return this.execute(input, false);
      throw error;
    }
  }

  async #join(recording: Uploading['state']): Promise<string> {
    const { key, uploadId } = recording;
    const { vault } = this.#rooms;
    try {
      const parts = await vault.uploadedParts(key, uploadId);
      const missing = missingParts(recording, parts);
      if (missing.length > 0) throw incomplete(missing);
      return (await vault.completeUpload(key, uploadId, parts)).versionId;
    } catch (error) {
      if (!isGone(error)) throw error;
      return this.#joinedBefore(key);
    }
  }

  async #joinedBefore(key: string): Promise<string> {
    try {
      return (await this.#rooms.vault.stat(key)).versionId;
    } catch (error) {
      throw isGone(error) ? expired() : error;
    }
  }
}

const shown = 20;

const incomplete = (missing: readonly number[]): DomainError => {
  const listed = missing.slice(0, shown).join(', ') + (missing.length > shown ? ' …' : '');
  const words = {
    zh: `还有${missing.length}个分片未传完：${listed}`,
    en: `${missing.length} part(s) are not there in full: ${listed}`,
  };
  return new DomainError('recording.parts-missing', words, { missing: [words] });
};

const expired = (): DomainError =>
  new DomainError('recording.upload-expired', {
    zh: '上传搁置过久，存储已清除未完成的分片，请重新登记并上传',
    en: 'The upload lay too long and the store has dropped its parts; announce and upload it anew',
  });
