import { isDuplicateKey } from '@sanzhi/persistence';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { ClearRow, Entries, Row } from '../application/ports.ts';

interface Stored extends Omit<Row, 'id' | 'sealed'> {
  _id: string;
  sealed: Buffer;
}

type Filter = Parameters<Model<Stored>['collection']['find']>[0];

/**
 * Only what a change of the primary cannot take back: an entry that vanishes would leave a gap. Binary comes back as a
 * Buffer instead of the driver's own type.
 */
const reading = { readConcern: { level: 'majority' }, promoteBuffers: true } as const;

/**
 * One document an event, its id the event's own. The unique index of the places is the fence between two writers:
 * whoever comes second at a place has stored nothing from there on. All indexes are unique, by their last field if by
 * no other, because the embedded server searches no others (docs/adr/0003).
 */
export class MongoEntries implements Entries {
  readonly #model: Model<Stored>;

  constructor(connection: Connection, collection = 'ledger_entries') {
    const schema = new mongoose.Schema<Stored>(
      { _id: String },
      { versionKey: false, strict: false, collection },
    );
    schema.index({ index: 1 }, { unique: true });
    // Sparse: what belongs to no matter has neither.
    schema.index({ matter: 1, number: 1 }, { unique: true, sparse: true });
    // A sequence may come twice: that is for `sanzhi fsck` to name, not for the store to refuse.
    schema.index({ source: 1, subject: 1, sequence: 1, index: 1 }, { unique: true });
    schema.index({ sha256: 1, index: 1 }, { unique: true });
    this.#model = connection.model<Stored>(collection, schema);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async append(rows: readonly Row[]): Promise<boolean> {
    try {
      await this.#model.collection.insertMany(rows.map(stored) as never[], { ordered: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async size(): Promise<number> {
    const newest = await this.#one({}, { index: -1 });
    return newest ? newest.index + 1 : 0;
  }

  async known(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.#model.collection
      .find({ _id: { $in: [...ids] } } as never, { ...reading, projection: { _id: 1 } })
      .toArray();
    return new Set(rows.map(({ _id }) => String(_id)));
  }

  async newestOf(matters: readonly string[]): Promise<Map<string, Row>> {
    const firsts = await this.#find({ matter: { $in: [...matters] }, number: 1 }, {});
    const newest = await Promise.all(firsts.map(({ matter }) => this.#one({ matter }, { number: -1 })));
    return new Map(newest.flatMap((row) => (row?.matter === undefined ? [] : [[row.matter, row]])));
  }

  /** Asks for each place: of a range, the embedded server uses the lower bound only. */
  async between(from: number, to: number): Promise<ClearRow[]> {
    const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
    const rows = await this.#model.collection
      .find<Stored>({ index: { $in: places } } as never, { ...reading, projection: { sealed: 0 } })
      .toArray();
    return rows.map(rowOf).sort((a, b) => a.index - b.index);
  }

  ofMatter(matter: string, page?: { after: number; limit: number }): Promise<Row[]> {
    const filter = page ? { matter, number: { $gt: page.after } } : { matter };
    return this.#find(filter, { number: 1 }, page?.limit);
  }

  ofSubject(source: string, subject: string): Promise<Row[]> {
    return this.#find({ source, subject }, { index: 1 });
  }

  ofFile(sha256: string, types: readonly string[]): Promise<Row | undefined> {
    return this.#one({ sha256, type: { $in: [...types] } }, { index: 1 });
  }

  async sequencesOf(source: string, subject: string): Promise<number[]> {
    const rows = await this.#find({ source, subject }, { sequence: 1 });
    return rows.map(({ sequence }) => sequence);
  }

  async #one(filter: Filter, sort: Record<string, 1 | -1>): Promise<Row | undefined> {
    return (await this.#find(filter, sort, 1))[0];
  }

  async #find(filter: Filter, sort: Record<string, 1 | -1>, limit = 0): Promise<Row[]> {
    const found = this.#model.collection.find<Stored>(filter, reading).sort(sort).limit(limit);
    return (await found.toArray()).map(rowOf);
  }
}

const stored = ({ id, sealed, ...rest }: Row): Stored => ({
  _id: id,
  ...rest,
  sealed: Buffer.from(sealed),
});

const rowOf = ({ _id, ...rest }: Stored): Row => ({ id: _id, ...rest });
