import { createSHA256 } from 'hash-wasm';
import { wholeElements } from './whole-elements.ts';

const slice = 4 * 1024 * 1024;

/** Puts a piece and the digest so far where they last. */
export type Keep = (piece: Uint8Array<ArrayBuffer>, hash: Uint8Array) => Promise<void>;

/**
 * The bytes of one capture on their way to the disk, each piece hashed and kept before the next. After the first piece that
 * could not be kept none is taken any more: what lies there is the beginning without a hole, and the digest kept with its
 * last piece is of that.
 */
export class Pieces {
  failed?: { error: unknown };
  #tail: Promise<void> = Promise.resolve();
  /** The beginning of an element whose end has not come yet. */
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  readonly #hasher: Awaited<ReturnType<typeof createSHA256>>;
  readonly #container: string | undefined;
  readonly #keep: Keep;

  private constructor(hasher: Awaited<ReturnType<typeof createSHA256>>, keep: Keep, container?: string) {
    this.#hasher = hasher;
    this.#keep = keep;
    this.#container = container;
  }

  /** With a container only whole elements of it are kept while more may come. */
  static async begin(keep: Keep, container?: string): Promise<Pieces> {
    return new Pieces((await createSHA256()).init(), keep, container);
  }

  /** Resolves when it is on the disk, as far as it makes whole elements. */
  append(bytes: Blob): Promise<void> {
    const written = this.#tail.then(async () => {
      for (let at = 0; at < bytes.size; at += slice)
        await this.#take(async () => new Uint8Array(await bytes.slice(at, at + slice).arrayBuffer()));
    });
    this.#tail = written.catch(() => undefined);
    return written;
  }

  /** No more will come: the beginning of an element is kept too. */
  async end(): Promise<void> {
    await this.#tail;
    if (!this.failed && this.#rest.length) await this.#write(this.#rest).catch(() => undefined);
  }

  async #take(read: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
    if (this.failed) throw this.failed.error;
    const bytes = await read().catch((error: unknown) => this.#fail(error));
    if (this.#container === undefined) return this.#write(bytes);
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const whole = wholeElements(all, this.#container);
    if (whole) await this.#write(all.subarray(0, whole));
    this.#rest = all.slice(whole);
  }

  async #write(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#hasher.update(piece);
    await this.#keep(piece, this.#hasher.save()).catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): never {
    this.failed = { error };
    throw error;
  }
}
