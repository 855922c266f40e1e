import { civilDateOf, inForce, plusMonths, renewalLead } from '@sanzhi/statute';
import type { Clock, Kept } from '@sanzhi/kernel';
import { settle, unreached, wantedOf, type Holding, type Wanted } from '../domain/holding.ts';
import { endingOf, type Keeping } from '../domain/keeping.ts';
import { again, allOf, each, ignoreStale, isPassing, keepingFor, paged } from './known.ts';
import type { Alarm, Holdings, Keeper, Keepings, Store } from './ports.ts';

interface Parts {
  holdings: Holdings;
  keepings: Keepings;
  store: Store;
  keeper: Keeper;
  alarm: Alarm;
  clock: Clock;
}

/**
 * Brings what was ordered to the store: longer locks and legal holds on every sealed version of a matter, on those sealed
 * later too, and renews the locks of what is permanent. Everything may be repeated; killed anywhere it goes on. A version
 * that cannot be reached is named and keeps none of the others waiting.
 */
export class SettleKeepings {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(): Promise<void> {
    const { keepings, holdings, clock } = this.#parts;
    const today = civilDateOf(clock.now());
    const lead = plusMonths(today, inForce(renewalLead, { on: today }).value);
    const before = new Date(`${lead}T00:00:00+08:00`);
    const one = ({ id }: Kept<Holding>) => this.#one(id);
    await this.#allOf(
      [
        () =>
          this.#allOf(
            paged((paging) => keepings.unsettled(paging)),
            (kept) => this.#matter(kept),
          ),
        () =>
          this.#allOf(
            paged((paging) => holdings.unsettled(paging)),
            one,
          ),
        () =>
          this.#allOf(
            paged((paging) => holdings.renewable(before, paging)),
            one,
          ),
      ],
      (work) => work(),
    );
  }

  #allOf<T>(items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
    return allOf(items, work, () => this.#parts.store.ping());
  }

  async #matter(kept: Kept<Keeping>): Promise<void> {
    const { agency, matter } = kept.state;
    await this.#allOf(each(this.#parts.holdings, { agency, matter }), ({ id }) => this.#one(id));
    // Refused when something else was ordered meanwhile: then the next round goes over it again.
    await this.#parts.keepings
      .save(kept, { keeping: { ...kept.state, settled: true }, facts: [] })
      .catch(ignoreStale);
  }

  async #one(id: string): Promise<void> {
    try {
      await again(() => this.#settle(id));
    } catch (error) {
      await this.#parts.store.ping();
      if (!isPassing(error)) await this.#name(id, error as Error);
      throw error;
    }
  }

  async #settle(id: string): Promise<void> {
    const { holdings, keepings, clock } = this.#parts;
    const kept = await holdings.get(id);
    if (!kept || kept.state.disposed) return;
    for (;;) {
      const keeping = await keepingFor(keepings, kept.state.matter);
      // It goes: what was ordered came too late for it.
      if (keeping && endingOf(keeping.state, id)) return;
      const wanted = wantedOf(kept.state, keeping?.state, clock.now());
      await this.#apply(kept.state, wanted, keeping?.state);
      // What was ordered while the store was being told counts too.
      if ((await keepingFor(keepings, kept.state.matter))?.version !== keeping?.version) continue;
      const settled = settle(kept.state, wanted);
      if (JSON.stringify(settled) !== JSON.stringify(kept.state))
        await holdings.save(kept, { holding: settled, facts: [] });
      return;
    }
  }

  /** Said once, not by every round. */
  async #name(id: string, { message }: Error): Promise<void> {
    const { holdings, alarm } = this.#parts;
    const kept = await holdings.get(id);
    if (!kept || kept.state.fault !== undefined) return;
    const { kind, thing } = kept.state;
    const words = {
      zh: '保管期限或者保全冻结没有到达存储中的记录，请立即按运维手册“完整性异常”处理',
      en: 'A lock or a hold did not reach a record in the store; see the runbook at once',
    };
    alarm.raise(unreached, words, { kind, thing, message });
    const holding = { ...kept.state, fault: unreached };
    await holdings.save(kept, { holding, facts: [{ fact: 'fault-found', code: unreached }] });
  }

  async #apply(holding: Holding, wanted: Wanted, keeping: Keeping | undefined): Promise<void> {
    const { store, keeper } = this.#parts;
    const { key, versionId, kind, thing } = holding;
    const until = new Date(wanted.retainUntil);
    // Never held, not held: nothing to tell. Otherwise told again, whatever a killed try has done.
    const tellHold = wanted.held || (keeping?.holds.length ?? 0) > 0;
    const bring = async (version: { key: string; versionId: string }): Promise<void> => {
      const lock = await store.retention(version.key, version.versionId);
      if (!lock || lock.until < until) await store.lock(version.key, version.versionId, until);
      if (tellHold) await keeper.hold(version.key, version.versionId, wanted.held);
    };
    const own = [() => bring({ key, versionId })];
    const made = async () => this.#allOf(await keeper.versions(derivedPrefix(thing)), bring);
    await this.#allOf(kind === 'document' ? own : [...own, made], (work) => work());
  }
}

/** Where the files made from a recording lie. */
export const derivedPrefix = (recording: string): string => `derived/${recording}/`;
