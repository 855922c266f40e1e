import type {
  Disposals,
  Erasures,
  FixityRuns,
  HoldingChange,
  HoldingFilter,
  Holdings,
  Keepings,
  Kept,
  Paging,
  Watches,
} from '../application/ports.ts';
import type { Disposal, DisposalChange } from '../domain/disposal.ts';
import type { Erasure, ErasureChange } from '../domain/erasure.ts';
import type { FixityChange, FixityRun } from '../domain/fixity.ts';
import type { Holding } from '../domain/holding.ts';
import type { Keeping, KeepingChange } from '../domain/keeping.ts';
import type { StoreWatch, WatchChange } from '../domain/lock-state.ts';
import {
  disposalDrafts,
  erasureDrafts,
  fixityDrafts,
  holdingDrafts,
  keepingDrafts,
  watchDrafts,
} from './events.ts';
import { MemoryRows } from './memory-rows.ts';

/** The keepers of this room in memory, for unit tests; held to the same scenarios as the real ones. */
const fits =
  (filter: HoldingFilter) =>
  (holding: Holding): boolean => {
    const { agency, matter, disposed, retainUntil, held, settled, nextCheckAt } = holding;
    if (agency !== filter.agency) return false;
    if ('matter' in filter) return matter === filter.matter;
    if (disposed) return false;
    if ('dueBefore' in filter)
      return (
        retainUntil < filter.dueBefore.toISOString() && !held && settled && holding.class !== 'permanent'
      );
    return !('checkBefore' in filter) || nextCheckAt <= filter.checkBefore.toISOString();
  };

export class MemoryHoldings implements Holdings {
  readonly rows = new MemoryRows<Holding>();
  add(holding: Holding) {
    return this.rows.add(holding);
  }
  get(id: string) {
    return this.rows.get(id);
  }
  save(known: Kept<Holding>, change: HoldingChange) {
    return this.rows.save(known, change.holding, holdingDrafts(change));
  }
  async page(filter: HoldingFilter, paging: Paging) {
    return this.rows.page(fits(filter), paging);
  }
  async count(filter: HoldingFilter) {
    return this.rows.some(fits(filter)).length;
  }
  async unsettled(limit: number) {
    return this.rows.some(({ settled, disposed }) => !settled && !disposed, limit);
  }
  async renewable(before: Date, limit: number) {
    const soon = (one: Holding) => one.class === 'permanent' && one.retainUntil < before.toISOString();
    return this.rows.some((one) => soon(one) && !one.disposed, limit);
  }
  async toCheck(now: Date) {
    return this.rows.some((one) => !one.disposed && one.nextCheckAt <= now.toISOString(), 1)[0];
  }
}

export class MemoryKeepings implements Keepings {
  readonly rows = new MemoryRows<Keeping>();
  add(change: KeepingChange) {
    return this.rows.add(change.keeping, keepingDrafts(change));
  }
  get(id: string) {
    return this.rows.get(id);
  }
  save(known: Kept<Keeping>, change: KeepingChange) {
    return this.rows.save(known, change.keeping, keepingDrafts(change));
  }
  async unsettled(limit: number) {
    return this.rows.some(({ settled }) => !settled, limit);
  }
}

export class MemoryDisposals implements Disposals {
  readonly rows = new MemoryRows<Disposal>();
  add(change: DisposalChange) {
    return this.rows.add(change.disposal, disposalDrafts(change));
  }
  get(id: string) {
    return this.rows.get(id);
  }
  save(known: Kept<Disposal>, change: DisposalChange) {
    return this.rows.save(known, change.disposal, disposalDrafts(change));
  }
  async page(agency: string, paging: Paging) {
    return this.rows.page((one) => one.agency === agency, paging);
  }
  async approved(limit: number) {
    return this.rows.some(({ state }) => state === 'approved', limit);
  }
}

export class MemoryErasures implements Erasures {
  readonly rows = new MemoryRows<Erasure>();
  add(change: ErasureChange) {
    return this.rows.add(change.erasure, erasureDrafts(change));
  }
  get(id: string) {
    return this.rows.get(id);
  }
  save(known: Kept<Erasure>, change: ErasureChange) {
    return this.rows.save(known, change.erasure, erasureDrafts(change));
  }
  async page(agency: string, paging: Paging) {
    return this.rows.page((one) => one.agency === agency, paging);
  }
  async approved(limit: number) {
    return this.rows.some(({ state }) => state === 'approved', limit);
  }
}

export class MemoryFixityRuns implements FixityRuns {
  readonly rows = new MemoryRows<FixityRun>();
  add(change: FixityChange) {
    return this.rows.add(change.run, fixityDrafts(change));
  }
  get(id: string) {
    return this.rows.get(id);
  }
  save(known: Kept<FixityRun>, change: FixityChange) {
    return this.rows.save(known, change.run, fixityDrafts(change));
  }
  async page(agency: string, paging: Paging) {
    return this.rows.page((one) => one.agency === agency, paging);
  }
  async running(limit: number) {
    return this.rows.some(({ state }) => state === 'running', limit);
  }
}

export class MemoryWatches implements Watches {
  readonly rows = new MemoryRows<StoreWatch>();
  add(watch: StoreWatch) {
    return this.rows.add(watch);
  }
  async all() {
    return this.rows.some(() => true);
  }
  save(known: Kept<StoreWatch>, change: WatchChange) {
    return this.rows.save(known, change.watch, watchDrafts(change));
  }
}
