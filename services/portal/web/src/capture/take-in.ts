import { createSHA256 } from 'hash-wasm';
import { addItem, appendPiece, changeItem, releaseBytes } from './device-store.ts';
import { refresh } from './items.ts';
import type { Gap, Item } from './model.ts';
import { Pieces } from './pieces.ts';

export const lockOf = (id: string) => `sanzhi-capture-item-${id}`;

const digestAfter = async (hash: Uint8Array): Promise<string> =>
  (await createSHA256()).load(hash).digest('hex');

/** Held for as long as the capture lives, so that another page knows it from one that was broken off. */
const holdLock = async (id: string): Promise<() => void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  void navigator.locks.request(lockOf(id), () => {
    held.resolve();
    return promise;
  });
  await held.promise;
  return resolve;
};

/** Takes the bytes of one capture onto the device as they come. */
export class TakeIn {
  readonly item: Item;
  readonly #pieces: Pieces;
  readonly #release: () => void;

  private constructor(item: Item, pieces: Pieces, release: () => void) {
    this.item = item;
    this.#pieces = pieces;
    this.#release = release;
  }

  static async open(given: Omit<Item, 'order'>): Promise<TakeIn> {
    const release = await holdLock(given.id);
    try {
      const item = await addItem(given);
      const keep = (piece: Uint8Array<ArrayBuffer>, hash: Uint8Array) =>
        appendPiece(item.id, new Blob([piece]), hash);
      const pieces = await Pieces.begin(keep, isContinuous(item) ? item.contentType : undefined);
      await refresh();
      return new TakeIn(item, pieces, release);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Resolves when it is on the disk. */
  append(bytes: Blob): Promise<void> {
    return this.#pieces.append(bytes);
  }

  /** No more will come: the digest stands. What the disk did not take is told in words and as a gap. */
  async close(change: Partial<Item> = {}): Promise<void> {
    try {
      await this.#pieces.end();
      const { failed } = this.#pieces;
      if (failed) await breakOff(this.item.id, isFull(failed.error) ? 'storage-full' : 'device-gone');
      else await closeItem(this.item.id, change);
    } finally {
      this.#release();
      await refresh();
    }
  }

  /** All of it at once, or nothing. */
  async takeWhole(bytes: Blob, change: Partial<Item>): Promise<void> {
    const failed = await this.append(bytes).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await this.close(change);
    if (failed) throw failed.error;
  }
}

/** Its beginning is worth keeping without its end. */
const isContinuous = ({ source, medium }: Item) => source === 'page' && medium !== 'photo';

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

const closeItem = async (id: string, change: Partial<Item>): Promise<void> => {
  const kept = await changeItem(id, {});
  if (kept?.state !== 'recording' || !kept.hash) return;
  await changeItem(id, { ...change, sha256: await digestAfter(kept.hash), state: 'kept' });
};

type BrokenBy = 'page-closed' | 'storage-full' | 'device-gone';
const because: Record<BrokenBy, string> = {
  'page-closed': '页面被关闭、设备断电或者存储已满，此后未录',
  'storage-full': '本机存储已满，此后未录',
  'device-gone': '本机存储写入失败，此后未录',
};
const lost: Record<BrokenBy, string> = {
  'page-closed':
    '页面关闭前未存完，请从设备相册重新选择或者重新采集 / The page was closed before it was kept whole',
  'storage-full': '本机存储已满，未能存入 / The storage of this device was full; nothing of it was kept',
  'device-gone': '未能写入本机存储 / This device could not store it; nothing of it was kept',
};

/** What reached the disk is closed as it is, with the hole at its end named; half a copy or half a picture is let go. */
const breakOff = async (id: string, what: BrokenBy): Promise<void> => {
  const item = await changeItem(id, {});
  if (item?.state !== 'recording') return;
  if (!item.pieces || !isContinuous(item)) {
    const discarded = { reason: lost[what], at: new Date().toISOString() };
    return releaseBytes(id, { state: 'discarded', discarded });
  }
  const { endedAt } = item;
  const gap: Gap = { id: crypto.randomUUID(), from: endedAt, to: endedAt, what, reason: because[what] };
  await closeItem(id, { gaps: [...item.gaps, gap] });
};

/** Captures that no page holds any more: their page was killed, or the disk did not even take the end. */
export const recover = async (items: readonly Item[]): Promise<void> => {
  const open = items.filter(({ state }) => state === 'recording');
  for (const { id } of open)
    await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
      if (lock) await breakOff(id, 'page-closed').catch(() => undefined);
    });
  if (open.length) await refresh();
};
