import type { Kept, PageRequest } from '@sanzhi/kernel';
import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { Disposals, Erasures, FixityRuns, Keepings, Watches } from '../application/ports.ts';
import type { Disposal, DisposalChange } from '../domain/disposal.ts';
import type { Erasure, ErasureChange } from '../domain/erasure.ts';
import type { FixityChange, FixityRun } from '../domain/fixity.ts';
import type { Keeping, KeepingChange } from '../domain/keeping.ts';
import type { StoreWatch, WatchChange } from '../domain/lock-state.ts';
import { disposalDrafts, erasureDrafts, fixityDrafts, keepingDrafts, watchDrafts } from './events.ts';

export const byState: Record<string, 1 | -1>[] = [{ 'state.state': 1 }];
export const keepingIndexes: Record<string, 1 | -1>[] = [{ 'state.settled': 1 }];

/** Pages of what an agency has. */
class Paged<S extends { id: string; agency: string }, C> extends Repository<S, C> {
  page(agency: string, paging: PageRequest) {
    return this.store.page({ agency }, paging);
  }
}

export class StoredKeepings extends Repository<Keeping, KeepingChange> implements Keepings {
  constructor(store: Aggregates<Keeping>) {
    super(store, ({ keeping }) => keeping, keepingDrafts);
  }
  unsettled(paging: PageRequest) {
    return this.store.page({ 'state.settled': false }, paging);
  }
}

export class StoredDisposals extends Paged<Disposal, DisposalChange> implements Disposals {
  constructor(store: Aggregates<Disposal>) {
    super(store, ({ disposal }) => disposal, disposalDrafts);
  }
  approved(paging: PageRequest) {
    return this.store.page({ 'state.state': 'approved' }, paging);
  }
}

export class StoredErasures extends Paged<Erasure, ErasureChange> implements Erasures {
  constructor(store: Aggregates<Erasure>) {
    super(store, ({ erasure }) => erasure, erasureDrafts);
  }
  approved(paging: PageRequest) {
    return this.store.page({ 'state.state': 'approved' }, paging);
  }
}

export class StoredFixityRuns extends Paged<FixityRun, FixityChange> implements FixityRuns {
  constructor(store: Aggregates<FixityRun>) {
    super(store, ({ run }) => run, fixityDrafts);
  }
  running(limit: number) {
    return this.store.find({ 'state.state': 'running' }, limit);
  }
}

export class StoredWatches implements Watches {
  readonly #store: Aggregates<StoreWatch>;
  constructor(store: Aggregates<StoreWatch>) {
    this.#store = store;
  }
  add(watch: StoreWatch) {
    return this.#store.create(watch.id, watch.agency, watch, []);
  }
  all() {
    return this.#store.find({});
  }
  save(known: Kept<StoreWatch>, change: WatchChange) {
    return this.#store.save(known, change.watch, watchDrafts(change));
  }
}
