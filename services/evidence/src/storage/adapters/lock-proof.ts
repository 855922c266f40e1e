import { DomainError, newId } from '@sanzhi/kernel';
import { attackLock, ObjectStore, VersionKeeper, type ObjectStoreSettings } from '@sanzhi/object-store';
import type { LockProof } from '../application/ports.ts';
import type { BucketTest } from '../domain/lock-state.ts';

/** The least that the attack asks of its canary. */
const canaryMs = 3_600_000;
const folder = 'canary/';

const reach = (error: unknown): boolean =>
  error instanceof DomainError && (error.detail.kind === 'unavailable' || error.detail.kind === 'absent');

/** Attacks a canary in each bucket; a bucket that cannot lock at all has let everything through. */
export class BucketLockProof implements LockProof {
  readonly #settings: ObjectStoreSettings;
  readonly #buckets: readonly string[];
  constructor(settings: ObjectStoreSettings, buckets: readonly string[]) {
    this.#settings = settings;
    this.#buckets = buckets;
  }

  test(): Promise<BucketTest[]> {
    return Promise.all(this.#buckets.map((bucket) => this.#test(bucket)));
  }

  async #test(bucket: string): Promise<BucketTest> {
    try {
      await new ObjectStore(this.#settings, bucket).ensureBucket({ lock: true });
    } catch (error) {
      if (reach(error)) return { bucket, through: [], fault: codeOf(error) };
      return { bucket, through: ['no-lock'] };
    }
    try {
      const until = new Date(Date.now() + canaryMs + 60_000);
      const through = await attackLock(this.#settings, bucket, `${folder}${newId()}`, until);
      await this.#sweep(bucket);
      return { bucket, through };
    } catch (error) {
      return { bucket, through: [], fault: codeOf(error) };
    }
  }

  /** Canaries whose hour is over; the store refuses the others, and what it refuses is left. */
  async #sweep(bucket: string): Promise<void> {
    const keeper = new VersionKeeper(this.#settings, bucket);
    const old = Date.now() - 2 * canaryMs;
    for (const { key, versionId, lastModified } of await keeper.versions(folder))
      if (lastModified.getTime() < old) await keeper.remove(key, versionId).catch(() => undefined);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof DomainError ? error.code : error instanceof Error ? error.name : 'unknown';
