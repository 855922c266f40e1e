import { DomainError } from '@sanzhi/kernel';
import type { Log, StoredCheckpoint } from '../application/ports.ts';

/** The same port without a store, for tests. */
export class MemoryLog implements Log {
  readonly files = new Map<string, Uint8Array>();
  /** Every checkpoint that was ever public. */
  readonly published: string[] = [];

  async checkpoint(): Promise<StoredCheckpoint | undefined> {
    const note = this.published.at(-1);
    return note === undefined ? undefined : { note, etag: String(this.published.length) };
  }
  async publish(note: string, over: string | undefined): Promise<string | undefined> {
    if ((over ?? '0') !== String(this.published.length)) return undefined;
    this.published.push(note);
    return String(this.published.length);
  }
  async tile(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path);
  }
  async keep(path: string, bytes: Uint8Array): Promise<void> {
    const known = this.files.get(path);
    if (known && Buffer.compare(known, bytes) !== 0)
      throw new DomainError('ledger.written-otherwise', { zh: `${path} 内容不同`, en: `${path} differs` });
    this.files.set(path, bytes.slice());
  }
}
