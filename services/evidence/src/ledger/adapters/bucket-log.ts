import { DomainError } from '@sanzhi/kernel';
import { NotFound, PutConflict, type ObjectStore } from '@sanzhi/object-store';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log, StoredCheckpoint } from '../application/ports.ts';

type Store = Pick<ObjectStore, 'stat' | 'stream' | 'put' | 'lock'>;

const textType = 'text/plain; charset=utf-8';
const bytesType = 'application/octet-stream';

/** The bucket `ledger`, named as it is served: `checkpoint`, `tile/…`. */
export class BucketLog implements Log {
  readonly #store: Store;
  readonly #until: () => Date;

  /** @param until until when the store must refuse to let go of what is kept */
  constructor(store: Store, until: () => Date) {
    this.#store = store;
    this.#until = until;
  }

  async checkpoint(): Promise<StoredCheckpoint | undefined> {
    // The version is read by its own id, so that note and etag belong together.
    const known = await orAbsent(this.#store.stat('checkpoint'));
    if (!known) return undefined;
    return { note: (await this.#read('checkpoint', known.versionId)).toString('utf8'), etag: known.etag };
  }

  async publish(note: string, over: string | undefined): Promise<string | undefined> {
    const only = over === undefined ? { onlyIfNew: true } : { onlyIfEtag: over };
    try {
      return (await this.#store.put('checkpoint', Buffer.from(note), { contentType: textType, ...only }))
        .etag;
    } catch (error) {
      if (error instanceof PutConflict || (over !== undefined && error instanceof NotFound)) return undefined;
      throw error;
    }
  }

  async tile(path: string): Promise<Uint8Array | undefined> {
    return orAbsent(this.#read(path));
  }

  async keep(path: string, bytes: Uint8Array): Promise<void> {
    const versionId = (await this.#putOnce(path, bytes)) ?? (await this.#same(path, bytes));
    await this.#store.lock(path, versionId, this.#until());
  }

  async #putOnce(path: string, bytes: Uint8Array): Promise<string | undefined> {
    const meta = { contentType: bytesType, onlyIfNew: true };
    for (let tries = 1; ; tries += 1) {
      try {
        return (await this.#store.put(path, Buffer.from(bytes), meta)).versionId;
      } catch (error) {
        if (error instanceof PutConflict) return undefined;
        if (tries === 3) throw error;
        await sleep(50 * tries);
      }
    }
  }

  async #same(path: string, bytes: Uint8Array): Promise<string> {
    const { versionId } = await this.#store.stat(path);
    if (!(await this.#read(path, versionId)).equals(bytes))
      throw new DomainError('ledger.written-otherwise', {
        zh: `账本文件 ${path} 已存在且内容不同，停止发布，请核查存储`,
        en: `${path} of the ledger is there with other content; nothing more is published, examine the store`,
      });
    return versionId;
  }

  async #read(path: string, versionId?: string): Promise<Buffer> {
    return Buffer.concat((await (await this.#store.stream(path, versionId)).toArray()) as Buffer[]);
  }
}

const orAbsent = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
};
