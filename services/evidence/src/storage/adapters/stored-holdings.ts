import type { Kept, PageRequest } from '@sanzhi/kernel';
import type { Aggregates } from '@sanzhi/persistence';
import type { HoldingChange, HoldingFilter, Holdings } from '../application/ports.ts';
import type { Holding } from '../domain/holding.ts';
import { holdingDrafts } from './events.ts';

export const holdingIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.retainUntil': 1 },
  { 'state.nextCheckAt': 1 },
  { 'state.settled': 1 },
  { 'state.class': 1, 'state.retainUntil': 1 },
];

/** There or not is asked by a value, as the embedded server answers it like MongoDB does. */
const left = { 'state.disposed': { $exists: false } };

const queryOf = (filter: HoldingFilter): Record<string, unknown> => {
  const { agency } = filter;
  if ('matter' in filter) return { agency, 'state.matter': filter.matter };
  if ('dueBefore' in filter)
    return {
      agency,
      ...left,
      'state.retainUntil': { $lt: filter.dueBefore.toISOString() },
      'state.held': false,
      'state.settled': true,
      'state.class': { $ne: 'permanent' },
    };
  if ('checkBefore' in filter)
    return { agency, ...left, 'state.nextCheckAt': { $lte: filter.checkBefore.toISOString() } };
  return { agency, ...left };
};

export class StoredHoldings implements Holdings {
  readonly #store: Aggregates<Holding>;
  constructor(store: Aggregates<Holding>) {
    this.#store = store;
  }
  add(holding: Holding) {
    return this.#store.create(holding.id, holding.agency, holding, []);
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept<Holding>, change: HoldingChange) {
    return this.#store.save(known, change.holding, holdingDrafts(change));
  }
  page(filter: HoldingFilter, paging: PageRequest) {
    return this.#store.page(queryOf(filter), paging);
  }
  count(filter: HoldingFilter) {
    return this.#store.count(queryOf(filter));
  }
  unsettled(paging: PageRequest) {
    return this.#store.page({ ...left, 'state.settled': false }, paging);
  }
  renewable(before: Date, paging: PageRequest) {
    return this.#store.page(
      { ...left, 'state.class': 'permanent', 'state.retainUntil': { $lt: before.toISOString() } },
      paging,
    );
  }
  async toCheck(now: Date) {
    const [one] = await this.#store.find({ ...left, 'state.nextCheckAt': { $lte: now.toISOString() } }, 1);
    return one;
  }
}
