import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { Exhibits } from '../application/ports.ts';
import type { Change, Exhibit } from '../domain/exhibit.ts';
import { draftsOf } from './events.ts';

export const exhibitIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { 'state.command': 1 },
  { 'state.preservation.open': 1, 'state.preservation.due': 1 },
];

export class StoredExhibits extends Repository<Exhibit, Change> implements Exhibits {
  constructor(store: Aggregates<Exhibit>) {
    super(store, ({ exhibit }) => exhibit, draftsOf);
  }
  async ofMatter(matter: string, agency: string) {
    const found = await this.store.find({ agency, 'state.matter': matter });
    return found.sort((a, b) => a.state.number - b.state.number);
  }
  async ofCommand(command: string) {
    return (await this.store.find({ 'state.command': command }, 1))[0];
  }
  preserved(agency: string, from?: string) {
    return this.store.find({ agency, 'state.preservation.decidedOn': { $gte: from ?? '' } });
  }
  overdue(day: string) {
    return this.store.find({ 'state.preservation.open': true, 'state.preservation.due': { $lt: day } });
  }
}
