import { isDuplicateKey } from '@sanzhi/persistence';
import mongoose, { type Connection, type Model } from 'mongoose';
import { randomBytes } from 'node:crypto';
import type { BodyKey, BodyKeys } from '../application/ports.ts';

interface Stored {
  _id: string;
  generation: number;
  key: Buffer;
  destroyedAt: Date[];
}

/** A collection of its own, so that its backups can be kept shorter than those of the entries (docs/adr/0012). */
export class MongoBodyKeys implements BodyKeys {
  readonly #model: Model<Stored>;

  constructor(connection: Connection, collection = 'ledger_keys') {
    const schema = new mongoose.Schema<Stored>(
      { _id: String },
      { versionKey: false, strict: false, collection },
    );
    this.#model = connection.model<Stored>(collection, schema);
  }

  async inForce(owners: readonly string[]): Promise<Map<string, BodyKey>> {
    const found = await this.known(owners);
    const missing = owners.filter((owner) => !found.has(owner));
    if (missing.length === 0) return found;
    await this.#make(missing);
    return new Map([...found, ...(await this.known(missing))]);
  }

  async known(owners: readonly string[]): Promise<Map<string, BodyKey>> {
    const rows = await this.#model.collection
      .find<Stored>({ _id: { $in: [...owners] } } as never, { promoteBuffers: true })
      .toArray();
    return new Map(rows.map(({ _id, generation, key }) => [_id, { generation, key }]));
  }

  async destroy(owner: string, at: Date): Promise<boolean> {
    const { matchedCount } = await this.#model.collection.updateOne(
      { _id: owner } as never,
      { $set: { key: randomBytes(32) }, $inc: { generation: 1 }, $push: { destroyedAt: at } } as never,
    );
    return matchedCount > 0;
  }

  /** Another writer may make them at the same moment: the first stays. */
  async #make(owners: readonly string[]): Promise<void> {
    const rows = owners.map((_id) => ({ _id, generation: 1, key: randomBytes(32), destroyedAt: [] }));
    try {
      await this.#model.collection.insertMany(rows as never[], { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
