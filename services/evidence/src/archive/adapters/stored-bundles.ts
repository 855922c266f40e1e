import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { Bundles } from '../application/ports.ts';
import type { Bundle, Change } from '../domain/bundle.ts';
import { draftsOf } from './events.ts';

export const bundleIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.matter': 1, createdAt: -1, _id: -1 },
];

export class StoredBundles extends Repository<Bundle, Change> implements Bundles {
  constructor(store: Aggregates<Bundle>) {
    super(store, ({ bundle }) => bundle, draftsOf);
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.matter': matter });
  }
}
