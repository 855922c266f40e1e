import {
  absent,
  derivedId,
  DomainError,
  type Kept,
  type Page,
  type PageRequest,
  type Receipt,
  type Words,
} from '@sanzhi/kernel';
import type { Holding } from '../domain/holding.ts';
import type { HeldKind } from '../domain/thing.ts';
import { openKeeping, type Keeping, type KeepingChange } from '../domain/keeping.ts';
import type { HoldingFilter, Holdings, Keepings } from './ports.ts';

/** Events are numbered by aggregate, so a holding is not called by its thing's own id. */
export const holdingIdOf = (kind: HeldKind, thing: string): string => derivedId('holding', kind, thing);
export const keepingIdOf = (matter: string): string => derivedId('keeping', matter);
/** How the matter of a thing is kept; what belongs to none is kept by its own class alone. */
export const keepingFor = async (keepings: Keepings, matter: string | undefined) =>
  matter === undefined ? undefined : keepings.get(keepingIdOf(matter));
export const watchIdOf = (agency: string): string => derivedId('store-watch', agency);

/** Another agency's is not there (law 9). */
export const ownOf = async <S>(
  source: { get(id: string): Promise<Kept<S> | undefined> },
  id: string,
  who: { agency: string },
  thing: Words,
): Promise<Kept<S>> => {
  const kept = await source.get(id);
  if (!kept || kept.agency !== who.agency) throw absent(thing, id);
  return kept;
};

const batch = 100;

/** All of them, a page at a time: what stays on the list does not stand before the rest. */
export async function* paged<T>(page: (paging: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const { items, next } = await page({ after, limit: batch });
    yield* items;
    after = next;
  } while (after !== undefined);
}
export const each = (holdings: Holdings, filter: HoldingFilter): AsyncGenerator<Kept<Holding>> =>
  paged((paging) => holdings.page(filter, paging));

/**
 * Each gets its turn, whatever becomes of the others; then the first failure counts. A store that cannot give one version
 * says what a store says that is away: `ping` tells them apart, and throws when nobody's turn would be of use.
 */
export const allOf = async <T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<void>,
  ping: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  const failures: unknown[] = [];
  for await (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (isUnavailable(error)) await ping();
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};
const isUnavailable = (error: unknown): boolean =>
  error instanceof DomainError && error.detail.kind === 'unavailable';

const tries = 5;
export const isPassing = (error: unknown): boolean =>
  error instanceof DomainError && (error.detail.kind === 'stale' || error.code === 'already-exists');

/** Said, and not yet in the published ledger: the next round asks again. */
export const isOnItsWay = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'ledger.not-published';

/** Another instance of the service did it in the same moment. */
export const ignoreStale = (error: unknown): undefined => {
  if (error instanceof DomainError && error.detail.kind === 'stale') return undefined;
  throw error;
};

/** Reads, changes, saves; judged anew when somebody else wrote in between. */
export const again = async <T>(work: () => Promise<T>, left = tries): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (left <= 1 || !isPassing(error)) throw error;
    return again(work, left - 1);
  }
};

/** One command on how a matter is kept; the first one begins it. */
export const changeKeeping = (
  keepings: Keepings,
  { matter, agency }: { matter: string; agency: string },
  change: (keeping: Keeping) => KeepingChange,
): Promise<Receipt> =>
  again(async () => {
    const id = keepingIdOf(matter);
    const kept = await keepings.get(id);
    const changed = change(kept?.state ?? openKeeping(id, agency, matter));
    return kept ? keepings.save(kept, changed) : keepings.add(changed);
  });
