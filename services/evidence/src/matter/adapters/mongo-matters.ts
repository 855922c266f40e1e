import type { Receipt } from '@sanzhi/kernel';
import type { AggregateStore } from '@sanzhi/persistence';
import type { Kept, MatterFilter, Matters, OpenNumber } from '../application/ports.ts';
import type { Change, Matter } from '../domain/matter.ts';
import { draftsOf } from './facts.ts';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

export const matterIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.state': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.officers.certificate': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.formerOfficers.certificate': 1, createdAt: -1, _id: -1 },
  { 'state.numbering.intent': 1 },
];

/** BSON would keep an absent value as null, and a digest over it would differ. */
export const plain = (matter: Matter): Matter => JSON.parse(JSON.stringify(matter)) as Matter;

/** One document each: the matter, its events not yet published, the commands it has seen. */
export class MongoMatters implements Matters {
  readonly #store: AggregateStore<Matter>;

  constructor(store: AggregateStore<Matter>) {
    this.#store = store;
  }

  add(change: Change): Promise<Receipt> {
    const { matter } = change;
    return this.#store.create(matter.id, matter.agency, plain(matter), draftsOf(change));
  }

  get(id: string): Promise<Kept | undefined> {
    return this.#store.load(id);
  }

  save(known: Kept, change: Change): Promise<Receipt> {
    return this.#store.save(known, plain(change.matter), draftsOf(change));
  }

  page({
    agency,
    state,
    q,
    certificate,
    after,
    limit,
  }: MatterFilter): Promise<{ items: Kept[]; next?: string }> {
    const words = q === undefined || q === '' ? undefined : new RegExp(escaped(q), 'i');
    const filter = {
      agency,
      ...(state === undefined ? {} : { 'state.state': state }),
      ...(certificate === undefined ? {} : { 'state.officers.certificate': certificate }),
      ...(words === undefined
        ? {}
        : { $or: [{ 'state.cause': words }, { 'state.reference': words }, { 'state.party.name': words }] }),
    };
    return this.#store.page(filter, { after, limit });
  }

  ofOfficer(certificate: string, agency: string): Promise<Kept[]> {
    const named = ['state.officers.certificate', 'state.formerOfficers.certificate'];
    return this.#store.find({ agency, $or: named.map((field) => ({ [field]: certificate })) }, 100);
  }

  async numbering(): Promise<OpenNumber[]> {
    const open = await this.#store.find({ 'state.numbering.intent': { $gt: '' } });
    return open.flatMap(({ id, state: { numbering } }) =>
      numbering ? [{ matter: id, intent: numbering.intent, by: numbering.by }] : [],
    );
  }
}
