import type { Clock, Kept } from '@sanzhi/kernel';
import type { Person } from '@sanzhi/contracts';
import { itemEnded, type Disposal, type DisposalItem } from '../domain/disposal.ts';
import { isDue, wantedOf, type Holding } from '../domain/holding.ts';
import { isLocked } from './dispose.ts';
import { allOf, keepingFor, paged } from './known.ts';
import type { Disposals, Holdings, Keeper, Keepings, Store } from './ports.ts';
import { derivedPrefix } from './settle-keepings.ts';

interface Parts {
  holdings: Holdings;
  keepings: Keepings;
  disposals: Disposals;
  store: Pick<Store, 'ping'>;
  keeper: Keeper;
  clock: Clock;
}
type End = { state: 'gone' } | { state: 'kept'; fault: string };

/**
 * Ends what two people agreed to end. Judged once more here, then by the store itself, which lets go only of what is over.
 * One item after another, each remembered: killed anywhere, the next round goes on, and nothing is said twice.
 */
export class CarryOutDisposals {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(): Promise<void> {
    const { disposals, store } = this.#parts;
    await allOf(
      paged((paging) => disposals.approved(paging)),
      ({ id, state }) =>
        allOf(
          state.items,
          ({ holding }) => this.#carryOut(id, holding),
          () => store.ping(),
        ),
    );
  }

  async #carryOut(id: string, holding: string): Promise<void> {
    const { disposals } = this.#parts;
    const kept = await disposals.get(id);
    const item = kept?.state.items.find((one) => one.holding === holding && one.state === 'waiting');
    const approvedBy = kept?.state.decision?.by;
    if (!kept || kept.state.state !== 'approved' || !item || !approvedBy) return;
    const end = await this.#end(kept.state, item, approvedBy);
    await disposals.save(kept, itemEnded(kept.state, holding, end));
  }

  async #end(disposal: Disposal, item: DisposalItem, approvedBy: Person): Promise<End> {
    const { holdings, keepings, keeper, clock } = this.#parts;
    const kept = await holdings.get(item.holding);
    if (!kept) return { state: 'kept', fault: 'storage.no-holding' };
    if (kept.state.disposed) return { state: 'gone' };
    const now = clock.now();
    const keeping = (await keepingFor(keepings, item.matter))?.state;
    const wanted = wantedOf(kept.state, keeping, now);
    if (!isDue({ ...kept.state, ...wanted }, now)) return { state: 'kept', fault: 'storage.not-due' };
    try {
      await keeper.remove(kept.state.key, kept.state.versionId);
    } catch (error) {
      if (isLocked(error)) return { state: 'kept', fault: 'store.locked' };
      throw error;
    }
    await this.#rest(kept.state);
    await this.#gone(kept, disposal, approvedBy, now);
    return { state: 'gone' };
  }

  /** What lay beside it under its key, and what was made from it. */
  async #rest({ key, kind, thing }: Holding): Promise<void> {
    const { keeper } = this.#parts;
    const beside = (await keeper.versions(key)).filter((version) => version.key === key);
    const made = kind === 'recording' ? await keeper.versions(derivedPrefix(thing)) : [];
    for (const version of [...beside, ...made]) await keeper.remove(version.key, version.versionId);
  }

  async #gone(kept: Kept<Holding>, disposal: Disposal, approvedBy: Person, now: Date): Promise<void> {
    const { id, proposedBy } = disposal;
    await this.#parts.holdings.save(kept, {
      holding: { ...kept.state, disposed: { at: now.toISOString(), disposal: id } },
      facts: [{ fact: 'disposed', disposal: id, proposedBy, approvedBy }],
    });
  }
}
