import { openHolding } from '../domain/holding.ts';
import type { HeldKind } from '../domain/thing.ts';
import { again, holdingIdOf, watchIdOf } from './known.ts';
import type { Holdings, SealedThings, Watches } from './ports.ts';
import { DomainError } from '@sanzhi/kernel';

const there = (error: unknown): undefined => {
  if (error instanceof DomainError && error.code === 'already-exists') return undefined;
  throw error;
};

/** What was sealed is kept from now on: how the matter orders it, and watched with the rest of the agency. */
export class NoteSealed {
  readonly #holdings: Holdings;
  readonly #things: SealedThings;
  readonly #watches: Watches;
  constructor(holdings: Holdings, things: SealedThings, watches: Watches) {
    this.#holdings = holdings;
    this.#things = things;
    this.#watches = watches;
  }

  async execute({ kind, thing, agency }: { kind: HeldKind; thing: string; agency: string }): Promise<void> {
    await this.agency(agency);
    const id = holdingIdOf(kind, thing);
    if (await this.#holdings.get(id)) return;
    await this.#holdings.add(openHolding(id, await this.#things.of(kind, thing, agency))).catch(there);
  }

  /** What was made from a recording takes the lock and the hold that are in force, not those of the day of its seal. */
  derived(recording: string): Promise<void> {
    return again(async () => {
      const kept = await this.#holdings.get(holdingIdOf('recording', recording));
      // Written even when it is not settled: whoever is settling it has not seen this file.
      if (kept && !kept.state.disposed)
        await this.#holdings.save(kept, { holding: { ...kept.state, settled: false }, facts: [] });
    });
  }

  /** An agency that has begun to work here is told when the store fails it. */
  async agency(agency: string): Promise<void> {
    const id = watchIdOf(agency);
    const known = (await this.#watches.all()).some((one) => one.id === id);
    if (!known) await this.#watches.add({ id, agency, buckets: [] }).catch(there);
  }
}
