import { createSHA256 } from 'hash-wasm';
import { addItem, appendPiece, changeItem, releaseBytes } from './device-store.ts';
import { refresh } from './items.ts';
import type { Item } from './model.ts';
import { wholeElements } from './whole-elements.ts';

const slice = 4 * 1024 * 1024;

export const lockOf = (id: string) => `sanzhi-capture-item-${id}`;

const digestAfter = async (hash: Uint8Array): Promise<string> =>
  (await createSHA256()).load(hash).digest('hex');

/**
 * Takes bytes onto the device as they come: each piece is hashed and stored before the next. While it is open this page
 * holds a lock in the browser's name, so that another page knows a living recording from one that was broken off.
 */
export class TakeIn {
  readonly item: Item;
  #tail: Promise<void> = Promise.resolve();
  /** The beginning of an element whose end has not come yet. */
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  readonly #release: () => void;
  readonly #hasher: Awaited<ReturnType<typeof createSHA256>>;

  private constructor(item: Item, hasher: Awaited<ReturnType<typeof createSHA256>>, release: () => void) {
    this.item = item;
    this.#hasher = hasher;
    this.#release = release;
  }

  static async open(item: Omit<Item, 'order'>): Promise<TakeIn> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    void navigator.locks.request(lockOf(item.id), () => {
      held.resolve();
      return promise;
    });
    await held.promise;
    const opened = new TakeIn(await addItem(item), (await createSHA256()).init(), resolve);
    await refresh();
    return opened;
  }

  /** Resolves when it is on the disk, as far as it makes whole elements. */
  append(bytes: Blob): Promise<void> {
    const written = this.#tail.then(async () => {
      for (let at = 0; at < bytes.size; at += slice)
        await this.#take(new Uint8Array(await bytes.slice(at, at + slice).arrayBuffer()));
    });
    this.#tail = written.catch(() => undefined);
    return written;
  }

  async #take(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.item.source === 'file') return this.#write(bytes);
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const whole = wholeElements(all, this.item.contentType);
    if (whole) await this.#write(all.subarray(0, whole));
    this.#rest = all.slice(whole);
  }

  async #write(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#hasher.update(piece);
    await appendPiece(this.item.id, new Blob([piece]), this.#hasher.save());
  }

  /** No more will come: the digest stands. */
  async close(change: Partial<Item> = {}): Promise<void> {
    await this.#tail;
    if (this.#rest.length) await this.#write(this.#rest);
    await closeItem(this.item.id, change);
    this.#release();
    await refresh();
  }
}

const closeItem = async (id: string, change: Partial<Item>): Promise<void> => {
  const kept = await changeItem(id, {});
  if (kept?.state !== 'recording' || !kept.hash) return;
  await changeItem(id, { ...change, sha256: await digestAfter(kept.hash), state: 'kept' });
};

const pageClosed = '页面被关闭或者设备断电，此后未录';
const unfinished = {
  page: '页面关闭前未录到内容 / Nothing was captured before the page was closed',
  file: '文件未拷贝完页面即关闭，请从设备相册重新选择 / The page was closed while the file was copied; choose it again',
};

/** Recordings whose page was killed: what reached the disk is closed as it is, with the hole at its end named. */
export const recover = async (items: readonly Item[]): Promise<void> => {
  for (const { id, state } of items)
    if (state === 'recording')
      await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        const now = new Date().toISOString();
        const item = await changeItem(id, {});
        if (item?.state !== 'recording') return;
        if (!item.pieces || item.source === 'file') {
          await releaseBytes(id, {
            state: 'discarded',
            discarded: { reason: unfinished[item.source], at: now },
          });
          return;
        }
        const gap = { id: crypto.randomUUID(), from: item.endedAt, to: item.endedAt, reason: pageClosed };
        await closeItem(id, { gaps: [...item.gaps, gap] });
      });
  await refresh();
};
