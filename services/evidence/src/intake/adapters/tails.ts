import type { Connection } from 'mongoose';
import type { Tails } from '../application/ports.ts';

interface Row {
  _id: string;
  offset: number;
  bytes: { buffer: Uint8Array } | Buffer;
}

/** One short end for each file under way, in the database: never as long as a part, gone with the next one. */
export class MongoTails implements Tails {
  readonly #rows;
  constructor(connection: Connection, collection = 'intake_tails') {
    this.#rows = connection.collection(collection);
  }

  async get(item: string, offset: number): Promise<Buffer> {
    const row = await this.#rows.findOne<Row>({ _id: item } as never);
    if (!row || row.offset !== offset) return Buffer.alloc(0);
    return Buffer.isBuffer(row.bytes) ? row.bytes : Buffer.from(row.bytes.buffer);
  }
  async put(item: string, offset: number, bytes: Buffer): Promise<void> {
    await this.#rows.updateOne({ _id: item } as never, { $set: { offset, bytes } }, { upsert: true });
  }
  async drop(item: string): Promise<void> {
    await this.#rows.deleteOne({ _id: item } as never);
  }
}

export class MemoryTails implements Tails {
  readonly kept = new Map<string, { offset: number; bytes: Buffer }>();
  async get(item: string, offset: number): Promise<Buffer> {
    const tail = this.kept.get(item);
    return tail?.offset === offset ? tail.bytes : Buffer.alloc(0);
  }
  async put(item: string, offset: number, bytes: Buffer): Promise<void> {
    this.kept.set(item, { offset, bytes: Buffer.from(bytes) });
  }
  async drop(item: string): Promise<void> {
    this.kept.delete(item);
  }
}
