import type { Receipt } from '@sanzhi/kernel';
import type { Readable } from 'node:stream';
import { partsThere } from '../../recording/index.ts';
import type { Item } from '../domain/item.ts';
import { itemOf, uploadingOf } from './known.ts';
import type { Items, Tails, Vault } from './ports.ts';
import type { CompleteItem } from './upload-item.ts';

interface Of {
  id: string;
  who: { agency: string };
}

/**
 * Bytes that come through this service, for stations that cannot send parts to the store. At most one part is held in
 * memory; what is shorter than a part when a request ends is kept until the next, so that a station may send as little at
 * a time as it likes and goes on where it was, whichever process answers.
 */
export class ReceiveBytes {
  readonly #items: Items;
  readonly #vault: Vault;
  readonly #tails: Tails;
  readonly #completing: CompleteItem;
  constructor(items: Items, vault: Vault, tails: Tails, completing: CompleteItem) {
    this.#items = items;
    this.#vault = vault;
    this.#tails = tails;
    this.#completing = completing;
  }

  /** How many bytes are safe. A file that is there in full, but was not completed, is completed now. */
  async offset({ id, who }: Of): Promise<{ item: Item; offset: number }> {
    const { state: item } = await itemOf(this.#items, id, who);
    if (item.state !== 'uploading') return { item, offset: item.size };
    const whole = await this.#whole(item);
    const tail = whole < item.size ? await this.#tails.get(id, whole) : Buffer.alloc(0);
    const offset = whole + tail.length;
    if (offset === item.size) await this.complete({ id, who });
    return { item, offset };
  }

  /** Takes what the stream gives, from this offset on, and says where it is then. */
  async write({ id, who, offset, stream }: Of & { offset: number; stream: Readable }): Promise<number> {
    const { state: item } = await uploadingOf(this.#items, id, who);
    const { partSize, size, key, uploadId } = item;
    let number = Math.floor(offset / partSize);
    let held: Buffer[] = [await this.#tails.get(id, number * partSize)];
    let length = held[0]?.length ?? 0;
    if (number * partSize + length !== offset)
      throw new Error(`the end of ${id} before ${offset} is not here`);
    const send = async (bytes: number) => {
      const all = Buffer.concat(held);
      number += 1;
      await this.#vault.putPart(key, uploadId, number, all.subarray(0, bytes));
      held = [all.subarray(bytes)];
      length -= bytes;
    };
    const keep = async () => {
      const reached = number * partSize + length;
      if (length > 0 && reached === size) await send(length);
      if (length > 0) await this.#tails.put(id, number * partSize, Buffer.concat(held));
      else await this.#tails.drop(id);
      return reached;
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        held.push(chunk);
        length += chunk.length;
        while (length >= partSize) await send(partSize);
      }
    } catch (error) {
      // The client went away: what it has sent is kept all the same.
      await keep();
      throw error;
    }
    return keep();
  }

  async complete({ id, who }: Of): Promise<Receipt> {
    const { state } = await itemOf(this.#items, id, who);
    const receipt = await this.#completing.execute({ id, who, sha256: state.sha256 });
    await this.#tails.drop(id);
    return receipt;
  }

  /** Bytes in parts that follow one another from the first; the last may be short. */
  async #whole({ key, uploadId, partSize, size }: Item): Promise<number> {
    const lengths = new Map((await partsThere(this.#vault, { key, uploadId })).map((p) => [p.part, p.size]));
    let reached = 0;
    for (let n = 1; lengths.has(n) && reached < size; n += 1) {
      const length = lengths.get(n) ?? 0;
      if (length !== partSize && reached + length !== size) break;
      reached += length;
    }
    return reached;
  }
}
