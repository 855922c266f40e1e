import type { CopyMeta, VersionCopies } from '@sanzhi/object-store';
import type { Item } from './items.ts';

const partBytes = 8 * 1024 * 1024;
const mostParts = 10_000;

/** Bytes on their way into one version: in one call, or in parts of 8 MiB when there are more. */
export class Passage {
  readonly #to: VersionCopies;
  readonly #item: Pick<Item, 'key' | 'versionId'>;
  readonly #meta: CopyMeta;
  readonly #part: Buffer;
  #filled = 0;
  #upload: string | undefined;
  #sent = 0;

  constructor(to: VersionCopies, item: Pick<Item, 'key' | 'versionId'>, meta: CopyMeta, size: number) {
    this.#to = to;
    this.#item = item;
    this.#meta = meta;
    const whole = Math.max(partBytes, Math.ceil(size / mostParts));
    this.#part = Buffer.allocUnsafe(Math.max(1, Math.min(size, whole)));
  }

  async write(chunk: Buffer): Promise<void> {
    for (let from = 0; from < chunk.length;) {
      if (this.#filled === this.#part.length) await this.#flush();
      const copied = chunk.copy(this.#part, this.#filled, from);
      this.#filled += copied;
      from += copied;
    }
  }

  /** Answers the version id that the store gave. */
  async finish(): Promise<string> {
    const { key, versionId } = this.#item;
    if (this.#upload === undefined)
      return this.#to.putAs(key, versionId, this.#part.subarray(0, this.#filled), this.#meta);
    await this.#flush();
    const parts = await this.#to.uploadedParts(key, this.#upload);
    return (await this.#to.completeUpload(key, this.#upload, parts)).versionId;
  }

  async drop(): Promise<void> {
    if (this.#upload !== undefined) await this.#to.abort(this.#item.key, this.#upload);
  }

  async #flush(): Promise<void> {
    const { key, versionId } = this.#item;
    this.#upload ??= await this.#to.startAs(key, versionId, this.#meta);
    this.#sent += 1;
    await this.#to.putPart(key, this.#upload, this.#sent, this.#part.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
