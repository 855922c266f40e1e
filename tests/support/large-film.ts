import { createCipheriv, createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const boxHead = 16;
const boxOf = (size: number): Buffer => {
  const head = Buffer.alloc(boxHead);
  head.writeUInt32BE(1, 0); // ISO/IEC 14496-12 §4.2: the length follows in 64 bits
  head.write('free', 4, 'latin1');
  head.writeBigUInt64BE(BigInt(size), 8);
  return head;
};

/**
 * A playable film of any size that lies on no disk: a short one, followed by a `free` box of bytes that differ
 * everywhere (a key stream), so that parts which changed places would not go unnoticed.
 */
export class LargeFilm {
  readonly size: number;
  readonly #head: Buffer;

  constructor(shortFilm: string, size: number) {
    const film = readFileSync(shortFilm);
    this.size = size;
    this.#head = Buffer.concat([film, boxOf(size - film.length)]);
  }

  /** The bytes of [from, to). */
  slice(from: number, to: number): Buffer {
    const bytes = this.#keyStream(from, to);
    if (from < this.#head.length) this.#head.copy(bytes, 0, from, Math.min(to, this.#head.length));
    return bytes;
  }

  sha256(step = 16 * 1024 * 1024): string {
    const hash: Hash = createHash('sha256');
    for (let from = 0; from < this.size; from += step)
      hash.update(this.slice(from, Math.min(this.size, from + step)));
    return hash.digest('hex');
  }

  #keyStream(from: number, to: number): Buffer {
    const block = Math.floor(from / 16);
    const counter = Buffer.alloc(16);
    counter.writeBigUInt64BE(BigInt(block), 8);
    const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), counter);
    return cipher.update(Buffer.alloc(to - block * 16)).subarray(from - block * 16);
  }
}
