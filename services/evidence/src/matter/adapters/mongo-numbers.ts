import { isDuplicateKey } from '@sanzhi/persistence';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Numbers, Series } from '../application/ports.ts';

interface Row {
  _id: string;
  agency: string;
  kind: string;
  year: number;
  n: number;
  claim: string;
}

/**
 * A number is a document whose id is the number itself: two cannot be the same, and the next is only ever one more than
 * the highest there is, so none is left out. What was claimed is never given back.
 */
export class MongoNumbers implements Numbers {
  readonly #model: Model<Row>;

  constructor(connection: Connection, collection = 'document_numbers') {
    const schema = new mongoose.Schema<Row>(
      { _id: String, agency: String, kind: String, year: Number, n: Number, claim: String },
      { versionKey: false, collection },
    );
    schema.index({ claim: 1 }, { unique: true });
    schema.index({ agency: 1, kind: 1, year: 1, n: -1 });
    this.#model = connection.model<Row>(collection, schema);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async claim({ agency, kindShort: kind, year }: Series, intent: string): Promise<number> {
    for (;;) {
      const mine = await this.#model.findOne({ claim: intent }).lean<Row>();
      if (mine) return mine.n;
      const last = await this.#model.findOne({ agency, kind, year }).sort({ n: -1 }).lean<Row>();
      const n = (last?.n ?? 0) + 1;
      try {
        await this.#model.collection.insertOne({
          _id: `${agency}|${kind}|${year}|${n}`,
          agency,
          kind,
          year,
          n,
          claim: intent,
        } as never);
        return n;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }
}
