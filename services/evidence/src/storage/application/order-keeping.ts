import type { Clock, Receipt } from '@sanzhi/kernel';
import type { ArchiveClass } from '@sanzhi/statute';
import type { Holding } from '../domain/holding.ts';
import { liftHold, openKeeping, placeHold, setRetention, type Keeping } from '../domain/keeping.ts';
import type { Caller } from '../domain/people.ts';
import { changeKeeping, each, keepingIdOf } from './known.ts';
import type { Cases, Holdings, Keepings } from './ports.ts';

interface Parts {
  keepings: Keepings;
  holdings: Holdings;
  cases: Cases;
  clock: Clock;
  /** Something was ordered: let the worker go about it now. */
  ordered: () => void;
}

/** 保管期限、保全冻结: what is ordered for a matter; a worker brings it to every sealed version. */
export class OrderKeeping {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  retention(input: { matter: string; class: ArchiveClass; reason: string; who: Caller }): Promise<Receipt> {
    return this.#change(input, (keeping, at) => setRetention(keeping, input, at));
  }

  hold(input: {
    id: string;
    matter: string;
    ground: string;
    basis: string;
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { id, ground, basis, reason } = input;
    return this.#change(input, (keeping, at) => placeHold(keeping, { id, ground, basis, reason }, at));
  }

  lift(input: { matter: string; hold: string; reason: string; who: Caller }): Promise<Receipt> {
    return this.#change(input, (keeping, at) => liftHold(keeping, input, at));
  }

  async read({ matter, who }: { matter: string; who: Caller }): Promise<{
    keeping: Keeping;
    holdings: Holding[];
  }> {
    const { cases, keepings, holdings } = this.#parts;
    await cases.read(matter, who);
    const id = keepingIdOf(matter);
    const keeping = (await keepings.get(id))?.state ?? openKeeping(id, who.agency, matter);
    const all: Holding[] = [];
    for await (const { state } of each(holdings, { agency: who.agency, matter })) all.push(state);
    return { keeping, holdings: all };
  }

  async #change(
    { matter, who }: { matter: string; who: Caller },
    change: (keeping: Keeping, at: { who: Caller; now: Date }) => ReturnType<typeof setRetention>,
  ): Promise<Receipt> {
    const { cases, keepings, clock, ordered } = this.#parts;
    await cases.read(matter, who);
    const receipt = await changeKeeping(keepings, { matter, agency: who.agency }, (keeping) =>
      change(keeping, { who, now: clock.now() }),
    );
    ordered();
    return receipt;
  }
}
