import { connect, type ObjectStoreSettings, type S3Client } from './client.ts';
import { codeOf, Locked, translate } from './errors.ts';

export interface VersionRef {
  key: string;
  versionId: string;
  lastModified: Date;
}

/**
 * Holds and ends versions of one bucket. Apart from `ObjectStore`, so that whoever stores and reads cannot also remove:
 * only the part of a service that carries out disposal is given one.
 */
export class VersionKeeper {
  readonly bucket: string;
  readonly #s3: S3Client;

  constructor(settings: ObjectStoreSettings, bucket: string) {
    this.bucket = bucket;
    this.#s3 = connect(settings, settings.endpoint);
  }

  /** Every version and delete marker whose key begins so. */
  versions(prefix: string): Promise<VersionRef[]> {
    return this.#call(prefix, async () => {
      const found: VersionRef[] = [];
      for await (const item of this.#s3.versionsOf(this.bucket, prefix))
        if (item.name !== undefined && item.versionId !== undefined)
          found.push({
            key: item.name,
            versionId: item.versionId,
            lastModified: item.lastModified ?? new Date(0),
          });
      return found;
    });
  }

  /** Ends this version for good. `Locked` while it is under retention or legal hold; a version that is gone stays gone. */
  remove(key: string, versionId: string): Promise<void> {
    return this.#call(key, () => this.#s3.removeObject(this.bucket, key, { versionId }));
  }

  /** Legal hold of the store: until it is off again the version stays, whatever its retention says. */
  async hold(key: string, versionId: string, on: boolean): Promise<void> {
    await this.#call(key, () =>
      // The client types this promise as void.
      Promise.resolve<unknown>(
        this.#s3.setObjectLegalHold(this.bucket, key, { versionId, status: on ? 'ON' : 'OFF' } as never),
      ),
    );
  }

  async held(key: string, versionId: string): Promise<boolean> {
    try {
      // The client types this answer as the word itself; it is the parsed document.
      const found: unknown = await this.#call(key, () =>
        this.#s3.getObjectLegalHold(this.bucket, key, { versionId }),
      );
      return found === 'ON' || (found as { Status?: unknown } | undefined)?.Status === 'ON';
    } catch (error) {
      if (codeOf(error) === 'NoSuchObjectLockConfiguration') return false;
      throw error;
    }
  }

  async #call<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const what = `${this.bucket}/${key}`;
    try {
      return await ask();
    } catch (error) {
      throw codeOf(error) === 'AccessDenied' ? new Locked(what, error) : translate(error, what);
    }
  }
}
