import { civilDateOf, inForce, plusMonths, renewalLead } from '@sanzhi/statute';
import type { Clock, Kept } from '@sanzhi/kernel';
import { settle, wantedOf, type Holding, type Wanted } from '../domain/holding.ts';
import type { Keeping } from '../domain/keeping.ts';
import { again, allOf, each, ignoreStale, keepingFor } from './known.ts';
import type { Holdings, Keeper, Keepings, Store } from './ports.ts';

const batch = 50;

interface Parts {
  holdings: Holdings;
  keepings: Keepings;
  store: Store;
  keeper: Keeper;
  clock: Clock;
}

/**
 * Brings what was ordered to the store: longer locks and legal holds on every sealed version of a matter, on those sealed
 * later too, and renews the locks of what is permanent. Everything may be repeated; killed anywhere it goes on.
 */
export class SettleKeepings {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(): Promise<void> {
    const { keepings, holdings, clock } = this.#parts;
    const orders = await keepings.unsettled(batch);
    const fresh = await holdings.unsettled(batch);
    const today = civilDateOf(clock.now());
    const lead = plusMonths(today, inForce(renewalLead, { on: today }).value);
    const ending = await holdings.renewable(new Date(`${lead}T00:00:00+08:00`), batch);
    await allOf(
      [
        ...orders.map((kept) => () => this.#matter(kept)),
        ...[...fresh, ...ending].map(
          ({ id }) =>
            () =>
              this.#one(id),
        ),
      ],
      (work) => work(),
    );
  }

  async #matter(kept: Kept<Keeping>): Promise<void> {
    const { agency, matter } = kept.state;
    for await (const { id } of each(this.#parts.holdings, { agency, matter })) await this.#one(id);
    // Refused when something else was ordered meanwhile: then the next round goes over it again.
    await this.#parts.keepings
      .save(kept, { keeping: { ...kept.state, settled: true }, facts: [] })
      .catch(ignoreStale);
  }

  #one(id: string): Promise<void> {
    const { holdings, keepings, clock } = this.#parts;
    return again(async () => {
      const kept = await holdings.get(id);
      if (!kept || kept.state.disposed) return;
      for (;;) {
        const keeping = await keepingFor(keepings, kept.state.matter);
        const wanted = wantedOf(kept.state, keeping?.state, clock.now());
        await this.#apply(kept.state, wanted, keeping?.state);
        // What was ordered while the store was being told counts too.
        if ((await keepingFor(keepings, kept.state.matter))?.version !== keeping?.version) continue;
        const settled = settle(kept.state, wanted);
        if (JSON.stringify(settled) !== JSON.stringify(kept.state))
          await holdings.save(kept, { holding: settled, facts: [] });
        return;
      }
    });
  }

  async #apply(holding: Holding, wanted: Wanted, keeping: Keeping | undefined): Promise<void> {
    const { store, keeper } = this.#parts;
    const { key, versionId, kind, thing } = holding;
    if (wanted.retainUntil > holding.retainUntil)
      await store.lock(key, versionId, new Date(wanted.retainUntil));
    // Never held, not held: nothing to tell. Otherwise told again, whatever a killed try has done.
    if (!wanted.held && (keeping?.holds.length ?? 0) === 0) return;
    await keeper.hold(key, versionId, wanted.held);
    if (kind === 'document') return;
    for (const derived of await keeper.versions(derivedPrefix(thing)))
      await keeper.hold(derived.key, derived.versionId, wanted.held);
  }
}

/** Where the files made from a recording lie. */
export const derivedPrefix = (recording: string): string => `derived/${recording}/`;
