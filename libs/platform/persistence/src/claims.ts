import mongoose, { type Connection, type Model } from 'mongoose';
import { isDuplicateKey } from './database.ts';

/** Whose it is, and since when. */
export interface Claim {
  holder: string;
  at: Date;
}

/** Names that one alone can hold, whoever asks at the same moment; nobody gives one back. */
export interface Claims {
  /** Takes it for `holder` unless somebody has it, and answers whose it is now. `from` loses it, if it has it. */
  take(id: string, holder: string, from?: string): Promise<Claim>;
  get(id: string): Promise<Claim | undefined>;
}

type Row = Claim & { _id: string };

/** Each name is a document of which it is the id: two cannot be the same. */
export class StoredClaims implements Claims {
  readonly #model: Model<Row>;
  readonly #now: () => Date;

  constructor(connection: Connection, collection: string, now: () => Date) {
    const schema = new mongoose.Schema<Row>(
      { _id: String, holder: String, at: Date },
      { versionKey: false, collection },
    );
    this.#model = connection.model<Row>(collection, schema);
    this.#now = now;
  }

  async take(id: string, holder: string, from?: string): Promise<Claim> {
    const mine = { holder, at: this.#now() };
    try {
      await this.#model.collection.insertOne({ _id: id, ...mine } as never);
      return mine;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    if (from !== undefined)
      await this.#model.collection.updateOne({ _id: id, holder: from } as never, { $set: mine });
    const held = await this.get(id);
    if (!held) throw new Error(`the claim ${id} is gone`);
    return held;
  }

  async get(id: string): Promise<Claim | undefined> {
    const row = await this.#model.collection.findOne<Row>({ _id: id } as never);
    return row ? { holder: row.holder, at: row.at } : undefined;
  }
}

/** Claims without a database, for tests. */
export class MemoryClaims implements Claims {
  readonly #held = new Map<string, Claim>();
  readonly #now: () => Date;
  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  async take(id: string, holder: string, from?: string): Promise<Claim> {
    const held = this.#held.get(id);
    if (held && held.holder !== from) return held;
    const mine = { holder, at: this.#now() };
    this.#held.set(id, mine);
    return mine;
  }

  async get(id: string): Promise<Claim | undefined> {
    return this.#held.get(id);
  }
}
