import type { AggregateStore, EventDraft } from '@sanzhi/persistence';
import type {
  Disposals,
  Erasures,
  FixityRuns,
  Keepings,
  Kept,
  Paging,
  Watches,
} from '../application/ports.ts';
import type { Disposal, DisposalChange } from '../domain/disposal.ts';
import type { Erasure, ErasureChange } from '../domain/erasure.ts';
import type { FixityChange, FixityRun } from '../domain/fixity.ts';
import type { Keeping, KeepingChange } from '../domain/keeping.ts';
import type { StoreWatch, WatchChange } from '../domain/lock-state.ts';
import { disposalDrafts, erasureDrafts, fixityDrafts, keepingDrafts, watchDrafts } from './events.ts';

export const byState: Record<string, 1 | -1>[] = [{ 'state.state': 1 }];
export const keepingIndexes: Record<string, 1 | -1>[] = [{ 'state.settled': 1 }];

interface Named {
  id: string;
  agency: string;
}

/** What the aggregates of this room have in common: how a change is written down. */
class Kind<S extends Named, C> {
  readonly store: AggregateStore<S>;
  readonly #stateOf: (change: C) => S;
  readonly #drafts: (change: C) => EventDraft[];
  constructor(store: AggregateStore<S>, stateOf: (change: C) => S, drafts: (change: C) => EventDraft[]) {
    this.store = store;
    this.#stateOf = stateOf;
    this.#drafts = drafts;
  }
  add(change: C) {
    const state = this.#stateOf(change);
    return this.store.create(state.id, state.agency, state, this.#drafts(change));
  }
  get(id: string) {
    return this.store.load(id);
  }
  save(known: Kept<S>, change: C) {
    return this.store.save(known, this.#stateOf(change), this.#drafts(change));
  }
  page(agency: string, paging: Paging) {
    return this.store.page({ agency }, paging);
  }
}

export class MongoKeepings extends Kind<Keeping, KeepingChange> implements Keepings {
  constructor(store: AggregateStore<Keeping>) {
    super(store, ({ keeping }) => keeping, keepingDrafts);
  }
  unsettled(limit: number) {
    return this.store.find({ 'state.settled': false }, limit);
  }
}

export class MongoDisposals extends Kind<Disposal, DisposalChange> implements Disposals {
  constructor(store: AggregateStore<Disposal>) {
    super(store, ({ disposal }) => disposal, disposalDrafts);
  }
  approved(limit: number) {
    return this.store.find({ 'state.state': 'approved' }, limit);
  }
}

export class MongoErasures extends Kind<Erasure, ErasureChange> implements Erasures {
  constructor(store: AggregateStore<Erasure>) {
    super(store, ({ erasure }) => erasure, erasureDrafts);
  }
  approved(limit: number) {
    return this.store.find({ 'state.state': 'approved' }, limit);
  }
}

export class MongoFixityRuns extends Kind<FixityRun, FixityChange> implements FixityRuns {
  constructor(store: AggregateStore<FixityRun>) {
    super(store, ({ run }) => run, fixityDrafts);
  }
  running(limit: number) {
    return this.store.find({ 'state.state': 'running' }, limit);
  }
}

export class MongoWatches implements Watches {
  readonly #store: AggregateStore<StoreWatch>;
  constructor(store: AggregateStore<StoreWatch>) {
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
