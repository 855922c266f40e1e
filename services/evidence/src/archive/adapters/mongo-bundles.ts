import type { AggregateStore } from '@sanzhi/persistence';
import type { Bundles, Kept } from '../application/ports.ts';
import type { Bundle, Change } from '../domain/bundle.ts';
import { draftsOf } from './events.ts';

export const bundleIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.matter': 1, createdAt: -1, _id: -1 },
];

export class MongoBundles implements Bundles {
  readonly #store: AggregateStore<Bundle>;
  constructor(store: AggregateStore<Bundle>) {
    this.#store = store;
  }
  add(change: Change) {
    const { bundle } = change;
    return this.#store.create(bundle.id, bundle.agency, bundle, draftsOf(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept, change: Change) {
    return this.#store.save(known, change.bundle, draftsOf(change));
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.matter': matter });
  }
}
