import { isDuplicateKey } from '@sanzhi/persistence';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Checkpoints, Published } from '../application/ports.ts';

interface Stored {
  /** Size of the tree. */
  _id: number;
  note: string;
  at: Date;
  day: string;
  stamped: boolean;
  token?: Buffer;
}

export class MongoCheckpoints implements Checkpoints {
  readonly #model: Model<Stored>;

  constructor(connection: Connection, collection = 'ledger_checkpoints') {
    const schema = new mongoose.Schema<Stored>(
      { _id: Number },
      { versionKey: false, strict: false, collection },
    );
    // Unique by their last field: the embedded server searches no other indexes (docs/adr/0003).
    schema.index({ stamped: 1, _id: -1 }, { unique: true });
    schema.index({ day: -1, _id: -1 }, { unique: true });
    this.#model = connection.model<Stored>(collection, schema);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async remember({ size, ...rest }: { size: number; note: string; at: Date; day: string }): Promise<void> {
    try {
      await this.#model.collection.insertOne({ _id: size, ...rest, stamped: false } as never);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async newest(): Promise<Published | undefined> {
    return (await this.#find({}, 1))[0];
  }

  async newestStamped(): Promise<Published | undefined> {
    return (await this.#find({ stamped: true }, 1))[0];
  }

  unstamped(limit: number): Promise<Published[]> {
    return this.#find({ stamped: false }, limit);
  }

  countUnstamped(): Promise<number> {
    return this.#model.collection.countDocuments({ stamped: false });
  }

  async stamp(size: number, token: Uint8Array): Promise<void> {
    await this.#model.collection.updateOne({ _id: size } as never, {
      $set: { token: Buffer.from(token), stamped: true },
    });
  }

  async days(before: string | undefined, limit: number): Promise<(Published & { day: string })[]> {
    const days: (Published & { day: string })[] = [];
    for (let bound = before; days.length < limit;) {
      const [last] = await this.#find(bound === undefined ? {} : { day: { $lt: bound } }, 1, {
        day: -1,
        _id: -1,
      });
      if (!last) break;
      days.push(last);
      bound = last.day;
    }
    return days;
  }

  async #find(
    filter: Record<string, unknown>,
    limit: number,
    sort: Record<string, 1 | -1> = { _id: -1 },
  ): Promise<(Published & { day: string })[]> {
    const rows = await this.#model.collection
      .find<Stored>(filter as never, { promoteBuffers: true })
      .sort(sort)
      .limit(limit)
      .toArray();
    return rows.map(({ _id, note, at, day, token }) => ({
      size: _id,
      note,
      at,
      day,
      ...(token ? { token } : {}),
    }));
  }
}
