import {
  absent,
  type Clock,
  DomainError,
  type Kept,
  type Page,
  type PageRequest,
  type Receipt,
} from '@sanzhi/kernel';
import { decideDisposal, proposeDisposal, type Disposal } from '../domain/disposal.ts';
import type { Holding } from '../domain/holding.ts';
import type { Caller } from '../domain/people.ts';
import { holdingIdOf, ownOf } from './known.ts';
import type { Disposals, Holdings } from './ports.ts';

interface Parts {
  holdings: Holdings;
  disposals: Disposals;
  clock: Clock;
  ordered: () => void;
}

const thing = { zh: '销毁清册', en: 'disposal' };

/** 到期鉴定与销毁: the list of what is over, the proposal, the decision of another person. */
export class Dispose {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  due({ who, ...paging }: { who: Caller } & PageRequest): Promise<Page<Kept<Holding>>> {
    const { holdings, clock } = this.#parts;
    return holdings.page({ agency: who.agency, dueBefore: clock.now() }, paging);
  }

  async propose(input: {
    id: string;
    things: readonly string[];
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { disposals, clock } = this.#parts;
    const { id, things, reason, who } = input;
    await disposals.get(id);
    const holdings: Holding[] = [];
    for (const one of new Set(things)) holdings.push(await this.#holdingOf(one, who));
    return disposals.add(proposeDisposal({ id, reason, holdings }, { who, now: clock.now() }));
  }

  async decide(input: {
    id: string;
    verdict: 'approved' | 'refused';
    note: string;
    who: Caller;
  }): Promise<Receipt> {
    const { disposals, clock, ordered } = this.#parts;
    const { id, verdict, note, who } = input;
    const kept = await ownOf(disposals, id, who, thing);
    const receipt = await disposals.save(
      kept,
      decideDisposal(kept.state, verdict, note, { who, now: clock.now() }),
    );
    ordered();
    return receipt;
  }

  one({ id, who }: { id: string; who: Caller }): Promise<Kept<Disposal>> {
    return ownOf(this.#parts.disposals, id, who, thing);
  }

  list({ who, ...paging }: { who: Caller } & PageRequest): Promise<Page<Kept<Disposal>>> {
    return this.#parts.disposals.page(who.agency, paging);
  }

  async #holdingOf(id: string, who: Caller): Promise<Holding> {
    for (const kind of ['recording', 'document', 'item'] as const) {
      const kept = await this.#parts.holdings.get(holdingIdOf(kind, id));
      if (kept && kept.agency === who.agency) return kept.state;
    }
    throw absent({ zh: '封存的记录', en: 'sealed record' }, id);
  }
}

export const isLocked = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'store.locked';
