import type { Kept, Page, PageRequest, Receipt } from '@sanzhi/kernel';
import mongoose, { type Connection, type Model } from 'mongoose';
import { alreadyExists, type Aggregates, type Filter } from './aggregates.ts';
import { Batching } from './batching.ts';
import { markOf, refuseRepeat, staleVersion, type Mark } from './command.ts';
import { isDuplicateKey } from './database.ts';
import {
  sealEvents,
  type EventDraft,
  type PendingEvents,
  type StoreContext,
  type StoredEvent,
} from './events.ts';
import { keyset, nextCursor } from './paging.ts';

interface Row<S> {
  _id: string;
  agency: string;
  version: number;
  sequence: number;
  createdAt: Date;
  state: S;
  outbox: StoredEvent[];
  marks: Mark[];
}

interface Settled {
  aggregateId: string;
  eventIds: readonly string[];
}

/** How many commands an aggregate remembers; a repeat older than that meets the rules of its state instead. */
const remembered = 200;

/**
 * Aggregates of one kind, one document each: state, version, the events not yet published and the commands already
 * done are saved in one document write, so that none of them is ever without the others.
 */
export class AggregateStore<S extends object> implements Aggregates<S> {
  readonly #model: Model<Row<S>>;
  readonly #context: StoreContext;
  readonly #listeners: ((pending: PendingEvents) => void)[] = [];
  readonly #creating = new Batching<Row<S>>((rows) =>
    this.#model.collection.insertMany(rows as never[], { ordered: false }),
  );
  readonly #settling = new Batching<Settled>((all) => this.#settleAll(all));

  constructor(
    connection: Connection,
    collection: string,
    context: StoreContext,
    indexes: Record<string, 1 | -1>[] = [],
  ) {
    this.#context = context;
    const { Mixed } = mongoose.Schema.Types;
    const schema = new mongoose.Schema<Row<S>>(
      {
        _id: String,
        agency: String,
        version: Number,
        sequence: Number,
        createdAt: Date,
        state: Mixed,
        outbox: [Mixed],
        marks: [Mixed],
      },
      { versionKey: false, minimize: false, collection },
    );
    schema.index({ 'outbox.id': 1 });
    schema.index({ agency: 1, createdAt: -1, _id: -1 });
    for (const index of indexes) schema.index(index);
    this.#model = connection.model<Row<S>>(collection, schema);
  }

  async create(id: string, agency: string, state: S, drafts: readonly EventDraft[]): Promise<Receipt> {
    const events = sealEvents(this.#context, { id, agency, sequence: 0 }, drafts);
    const row = { _id: id, agency, version: 1, sequence: events.length, createdAt: this.#context.now() };
    try {
      await this.#creating.add({ ...row, state, outbox: events, marks: markOf(1) });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.load(id);
      throw alreadyExists(id);
    }
    this.#announce(id, events);
    return { id, version: 1 };
  }

  async load(id: string): Promise<Kept<S> | undefined> {
    const row = await this.#model.collection.findOne<Row<S>>({ _id: id } as never);
    if (!row) return undefined;
    refuseRepeat(id, row.version, row.marks);
    return stored(row);
  }

  async save(known: Kept<S>, state: S, drafts: readonly EventDraft[]): Promise<Receipt> {
    const events = sealEvents(this.#context, known, drafts);
    const version = known.version + 1;
    const { matchedCount } = await this.#model.collection.updateOne(
      { _id: known.id, version: known.version } as never,
      {
        $set: { state, version, sequence: known.sequence + events.length },
        $push: { outbox: { $each: events }, marks: { $each: markOf(version), $slice: -remembered } },
      } as never,
    );
    if (matchedCount === 0) throw staleVersion(known.id);
    this.#announce(known.id, events);
    return { id: known.id, version };
  }

  async find(filter: Filter, limit = 1000): Promise<Kept<S>[]> {
    const rows = await this.#model.collection
      .find<Row<S>>(filter as never)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return rows.map(stored);
  }

  async page(filter: Filter, request: PageRequest): Promise<Page<Kept<S>>> {
    const rows = await this.find({ $and: [filter, keyset(request.after)] }, request.limit + 1);
    return nextCursor(rows, request.limit);
  }

  count(filter: Filter): Promise<number> {
    return this.#model.collection.countDocuments(filter);
  }

  async pending(limit: number): Promise<PendingEvents[]> {
    const rows = await this.#model.collection
      .find<Row<S>>({ 'outbox.id': { $gt: '' } } as never)
      .limit(limit)
      .toArray();
    return rows.map((row) => ({ aggregateId: row._id, events: row.outbox }));
  }

  settle(aggregateId: string, eventIds: readonly string[]): Promise<void> {
    return this.#settling.add({ aggregateId, eventIds });
  }

  onPending(listener: (pending: PendingEvents) => void): void {
    this.#listeners.push(listener);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  #settleAll(settled: readonly Settled[]): Promise<unknown> {
    return this.#model.collection.bulkWrite(
      settled.map(({ aggregateId, eventIds }) => ({
        updateOne: {
          filter: { _id: aggregateId } as never,
          update: { $pull: { outbox: { id: { $in: eventIds } } } } as never,
        },
      })),
      { ordered: false },
    );
  }

  #announce(aggregateId: string, events: StoredEvent[]): void {
    if (events.length > 0) for (const listener of this.#listeners) listener({ aggregateId, events });
  }
}

const stored = <S>({ _id, agency, version, sequence, createdAt, state }: Row<S>): Kept<S> => ({
  id: _id,
  agency,
  version,
  sequence,
  createdAt,
  state,
});
