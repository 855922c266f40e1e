import type { Kept, Page } from '@sanzhi/kernel';
import { asked, Repository, type Aggregates } from '@sanzhi/persistence';
import type { MatterFilter, Matters, OpenNumber } from '../application/ports.ts';
import type { Change, Matter } from '../domain/matter.ts';
import { draftsOf } from './facts.ts';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

export const matterIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.state': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.officers.certificate': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.formerOfficers.certificate': 1, createdAt: -1, _id: -1 },
  { 'state.numbering.intent': 1 },
];

const names = ['state.reference', 'state.party.name', 'state.party.uscc'];
const found = (words: string | undefined, fields: readonly string[]) =>
  words ? fields.map((field) => ({ [field]: new RegExp(escaped(words), 'i') })) : undefined;

/** BSON would keep an absent value as null, and a digest over it would differ. */
const plain = (matter: Matter): Matter => JSON.parse(JSON.stringify(matter)) as Matter;

/** One document each: the matter, its events not yet published, the commands it has seen. */
export class StoredMatters extends Repository<Matter, Change> implements Matters {
  constructor(store: Aggregates<Matter>) {
    super(store, ({ matter }) => plain(matter), draftsOf);
  }

  page({ agency, state, q, named, certificate, ...request }: MatterFilter): Promise<Page<Kept<Matter>>> {
    const filter = asked({
      agency,
      'state.state': state,
      'state.officers.certificate': certificate,
      $or: found(named, names) ?? found(q, ['state.cause', ...names]),
    });
    return this.store.page(filter, request);
  }

  ofOfficer(certificate: string, agency: string): Promise<Kept<Matter>[]> {
    const named = ['state.officers.certificate', 'state.formerOfficers.certificate'];
    return this.store.find({ agency, $or: named.map((field) => ({ [field]: certificate })) }, 100);
  }

  async numbering(): Promise<OpenNumber[]> {
    const open = await this.store.find({ 'state.numbering.intent': { $gt: '' } });
    return open.flatMap(({ id, state: { numbering } }) =>
      numbering ? [{ matter: id, intent: numbering.intent, by: numbering.by }] : [],
    );
  }
}
