import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { DocumentStore } from '../application/ports.ts';
import type { Change, OfficialDocument } from '../domain/document.ts';
import { draftsOf } from './events.ts';

export const documentIndexes: Record<string, 1 | -1>[] = [{ 'state.matter': 1, createdAt: -1, _id: -1 }];

export class StoredDocuments extends Repository<OfficialDocument, Change> implements DocumentStore {
  constructor(store: Aggregates<OfficialDocument>) {
    super(store, ({ document }) => document, draftsOf);
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.matter': matter });
  }
}
