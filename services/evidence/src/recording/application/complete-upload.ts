import { DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import { checkCapture, receive } from '../domain/seal.ts';
import { isUploading, notUploading, uploadOf } from './known.ts';
import { joinParts } from './multipart.ts';
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
    checkCapture(kept.state, sha256);
    const versionId = await joinParts(this.#rooms.vault, kept.state);
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
}
