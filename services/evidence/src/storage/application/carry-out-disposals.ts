import { DomainError, type Clock, type Kept } from '@sanzhi/kernel';
import type { Person } from '@sanzhi/contracts';
import {
  assertDue,
  beginEnding,
  itemEnded,
  spare,
  type Disposal,
  type DisposalItem,
} from '../domain/disposal.ts';
import type { Holding } from '../domain/holding.ts';
import { assertAgreed } from '../domain/word.ts';
import { isLocked } from './dispose.ts';
import { allOf, changeKeeping, paged } from './known.ts';
import type { Disposals, Holdings, Keeper, Keepings, LedgerWord, Store } from './ports.ts';
import { derivedPrefix } from './settle-keepings.ts';

interface Parts {
  holdings: Holdings;
  keepings: Keepings;
  disposals: Disposals;
  store: Pick<Store, 'ping'>;
  keeper: Keeper;
  word: LedgerWord;
  clock: Clock;
}
type End = { state: 'gone' } | { state: 'kept'; fault: string };

/**
 * Ends what two people agreed to end, by the word of the ledger, whatever the database says. Judged once more here, then by
 * the store itself, which lets go only of what is over.
 * One item after another, each told in the ledger before its bytes go and when they are gone: killed anywhere, the next round
 * goes on, nothing is said twice, and nothing is called kept that is gone.
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
    const end = await this.#end(kept, item, approvedBy);
    await disposals.save(kept, itemEnded(kept.state, holding, end));
  }

  async #end(ordered: Kept<Disposal>, item: DisposalItem, approvedBy: Person): Promise<End> {
    const { holdings, keeper, word, clock } = this.#parts;
    const disposal = ordered.state;
    const kept = await holdings.get(item.holding);
    if (!kept) return { state: 'kept', fault: 'storage.no-holding' };
    if (kept.state.disposed) return { state: 'gone' };
    const now = clock.now();
    try {
      assertAgreed(await word.of(ordered), kept.state);
      await this.#begin(kept.state, { disposal, item, approvedBy }, now);
      await keeper.remove(kept.state.key, kept.state.versionId);
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (isLocked(error)) await this.#spare(kept.state, now);
      return { state: 'kept', fault: error.code };
    }
    await this.#rest(kept.state);
    await this.#gone(kept, disposal, approvedBy, now);
    return { state: 'gone' };
  }

  /** What belongs to no matter nobody holds or lengthens: judged twice, it is judged the same. */
  async #begin(holding: Holding, by: Parameters<typeof beginEnding>[2], now: Date): Promise<void> {
    const { matter, agency } = holding;
    if (matter === undefined) assertDue(holding, undefined, now);
    else
      await changeKeeping(this.#parts.keepings, { matter, agency }, (keeping) =>
        beginEnding(keeping, holding, by, now),
      );
  }

  async #spare({ id, matter, agency }: Holding, now: Date): Promise<void> {
    if (matter !== undefined)
      await changeKeeping(this.#parts.keepings, { matter, agency }, (keeping) => spare(keeping, id, now));
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

const refusals = new Set(['storage.not-due', 'storage.unproven']);
const isRefused = (error: unknown): error is DomainError =>
  error instanceof DomainError && (refusals.has(error.code) || isLocked(error));
