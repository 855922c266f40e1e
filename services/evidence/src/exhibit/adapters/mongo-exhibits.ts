import type { AggregateStore } from '@sanzhi/persistence';
import type { Exhibits, Kept } from '../application/ports.ts';
import type { Change, Exhibit } from '../domain/exhibit.ts';
import { draftsOf } from './events.ts';

export const exhibitIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { 'state.command': 1 },
  { 'state.preservation.open': 1, 'state.preservation.due': 1 },
];

export class MongoExhibits implements Exhibits {
  readonly #store: AggregateStore<Exhibit>;
  constructor(store: AggregateStore<Exhibit>) {
    this.#store = store;
  }

  add(change: Change) {
    const { exhibit } = change;
    return this.#store.create(exhibit.id, exhibit.agency, exhibit, draftsOf(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept, change: Change) {
    return this.#store.save(known, change.exhibit, draftsOf(change));
  }
  async ofMatter(matter: string, agency: string) {
    const found = await this.#store.find({ agency, 'state.matter': matter });
    return found.sort((a, b) => a.state.number - b.state.number);
  }
  async ofCommand(command: string) {
    return (await this.#store.find({ 'state.command': command }, 1))[0];
  }
  preserved(agency: string, from?: string) {
    return this.#store.find({ agency, 'state.preservation.decidedOn': { $gte: from ?? '' } });
  }
  overdue(day: string) {
    return this.#store.find({ 'state.preservation.open': true, 'state.preservation.due': { $lt: day } });
  }
}
