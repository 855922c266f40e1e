import { isDuplicateKey } from '@sanzhi/persistence';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Entries, Entry, LedgerEvent } from '../application/ports.ts';

interface Row {
  _id: string;
  position: number;
  source: string;
  subject: string;
  sequence: number;
  matter?: string;
  arrivedAt: Date;
  event: LedgerEvent;
}

/** One document an event, its id the event's own; the unique position makes the order one and gapless. */
export class MongoEntries implements Entries {
  readonly #model: Model<Row>;
  #last: number | undefined;

  constructor(connection: Connection, collection = 'ledger_events') {
    const { Mixed } = mongoose.Schema.Types;
    const schema = new mongoose.Schema<Row>(
      {
        _id: String,
        position: Number,
        source: String,
        subject: String,
        sequence: Number,
        matter: String,
        arrivedAt: Date,
        event: Mixed,
      },
      { versionKey: false, minimize: false, collection },
    );
    schema.index({ position: 1 }, { unique: true });
    schema.index({ matter: 1, position: 1 });
    schema.index({ source: 1, subject: 1, sequence: 1 });
    this.#model = connection.model<Row>(collection, schema);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async append(event: LedgerEvent): Promise<void> {
    const { id, source, subject, sequence, matter } = event;
    const row = {
      _id: id,
      source,
      subject,
      sequence,
      ...(matter === undefined ? {} : { matter }),
      arrivedAt: new Date(),
      event,
    };
    for (;;) {
      const position: number = (this.#last ?? (await this.#newest())) + 1;
      try {
        await this.#model.collection.insertOne({ ...row, position } as never);
        this.#last = position;
        return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        this.#last = undefined;
        if (await this.#model.findOne({ _id: id }, { _id: 1 }).lean()) return;
      }
    }
  }

  async ofMatter(matter: string): Promise<Entry[]> {
    const rows = await this.#model.find({ matter }).sort({ position: 1 }).lean<Row[]>();
    return rows.map(({ position, event }) => ({ position, event }));
  }

  async sequencesOf(source: string, subject: string): Promise<number[]> {
    const rows = await this.#model
      .find({ source, subject }, { sequence: 1 })
      .sort({ sequence: 1 })
      .lean<Pick<Row, 'sequence'>[]>();
    return rows.map(({ sequence }) => sequence);
  }

  async #newest(): Promise<number> {
    const row = await this.#model.findOne({}, { position: 1 }).sort({ position: -1 }).lean<Row>();
    return row?.position ?? 0;
  }
}
