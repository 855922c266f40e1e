import mongoose from 'mongoose';

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * What is given while a batch is under way goes together in the next one: many small writes become one command, and
 * one that comes alone goes at once.
 */
export class Batching<T> {
  readonly #write: (items: T[]) => Promise<unknown>;
  #waiting: Waiting<T>[] = [];
  #writing = false;

  /** `write` is one unordered bulk command with one operation an item. */
  constructor(write: (items: T[]) => Promise<unknown>) {
    this.#write = write;
  }

  /** Resolves when the item is written; rejects with its own error, or with that of the whole command. */
  add(item: T): Promise<void> {
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ item, resolve, reject }));
    if (!this.#writing) void this.#run();
    return written;
  }

  async #run(): Promise<void> {
    this.#writing = true;
    // What is given in this same turn goes along.
    await Promise.resolve();
    for (let batch = this.#waiting; batch.length > 0; batch = this.#waiting) {
      this.#waiting = [];
      await this.#writeAll(batch);
    }
    this.#writing = false;
  }

  async #writeAll(batch: readonly Waiting<T>[]): Promise<void> {
    let failed: (index: number) => unknown = () => undefined;
    try {
      await this.#write(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length > 1 && neverSent(error)) {
        for (const one of batch) await this.#writeAll([one]);
        return;
      }
      failed = failuresIn(error);
    }
    for (const [index, { resolve, reject }] of batch.entries()) {
      const error = failed(index);
      if (error === undefined) resolve();
      else reject(error);
    }
  }
}

/** One item cannot be put into BSON, or is too large: that is its own fault and not that of the others. */
const neverSent = (error: unknown): boolean =>
  !(error instanceof mongoose.mongo.MongoError) || error instanceof mongoose.mongo.MongoInvalidArgumentError;

/** An unordered bulk names each operation that failed; the others are done, or fail by the write concern they missed. */
const failuresIn = (error: unknown): ((index: number) => unknown) => {
  const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;
  if (!(error instanceof MongoBulkWriteError)) return () => error;
  const refused = [error.writeErrors].flat();
  const concern = error.result.getWriteConcernError();
  if (refused.length === 0 && !concern) return () => error;
  const own = new Map(refused.map(({ index, code, errmsg }) => [index, { code, errmsg }]));
  return (index) => {
    const { code, errmsg } = own.get(index) ?? concern ?? {};
    return code === undefined ? undefined : new MongoServerError({ code, errmsg: errmsg ?? '' });
  };
};
