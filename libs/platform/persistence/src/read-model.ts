import mongoose, { type Connection, type Model } from 'mongoose';
import { Batching } from './batching.ts';
import { isDuplicateKey } from './database.ts';

interface Row<T> {
  _id: string;
  sequence: number;
  value: T;
}

/** What another service said, kept locally: the newest word on each subject, whatever order the words arrive in. */
export class ReadModel<T extends object> {
  readonly #model: Model<Row<T>>;
  readonly #putting = new Batching<Row<T>>((rows) => this.#putAll(rows));

  constructor(connection: Connection, collection: string) {
    const schema = new mongoose.Schema<Row<T>>(
      { _id: String, sequence: Number, value: mongoose.Schema.Types.Mixed },
      { versionKey: false, minimize: false, collection },
    );
    this.#model = connection.model<Row<T>>(collection, schema);
  }

  /** Keeps `value` unless a later word (higher sequence of the same subject) is here already. */
  async put(id: string, sequence: number, value: T): Promise<void> {
    try {
      await this.#putting.add({ _id: id, sequence, value });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // It is here already, perhaps from an older word that came in the same moment.
      await this.#model.collection.updateOne({ _id: id, sequence: { $lt: sequence } } as never, {
        $set: { value, sequence },
      });
    }
  }

  async get(id: string): Promise<T | undefined> {
    const row = await this.#model.collection.findOne<Row<T>>({ _id: id } as never);
    return row?.value;
  }

  async find(filter: Record<string, unknown>, limit = 1000): Promise<T[]> {
    const rows = await this.#model.collection
      .find<Row<T>>(filter as never)
      .limit(limit)
      .toArray();
    return rows.map((row) => row.value);
  }

  #putAll(rows: readonly Row<T>[]): Promise<unknown> {
    return this.#model.collection.bulkWrite(
      rows.map(({ _id, sequence, value }) => ({
        updateOne: {
          filter: { _id, sequence: { $lt: sequence } } as never,
          update: { $set: { value, sequence } } as never,
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
