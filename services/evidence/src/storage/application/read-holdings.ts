import type { HeldKind } from '../domain/thing.ts';
import { holdingIdOf } from './known.ts';
import type { Holdings } from './ports.ts';

/** What other rooms may ask of this one. */
export class ReadHoldings {
  readonly #holdings: Holdings;
  constructor(holdings: Holdings) {
    this.#holdings = holdings;
  }

  /** Since when the bytes of a thing are lawfully gone; undefined while they are there. */
  async disposedAt(kind: HeldKind, thing: string): Promise<string | undefined> {
    return (await this.#holdings.get(holdingIdOf(kind, thing)))?.state.disposed?.at;
  }

  /** When the bytes of a thing were last read and compared; undefined before the first time. */
  async lastCheck(kind: HeldKind, thing: string): Promise<{ at: string; fault?: string } | undefined> {
    const { checkedAt: at, fault } = (await this.#holdings.get(holdingIdOf(kind, thing)))?.state ?? {};
    return at === undefined ? undefined : { at, ...(fault === undefined ? {} : { fault }) };
  }
}
