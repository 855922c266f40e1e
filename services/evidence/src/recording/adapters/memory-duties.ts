import type { Duties, Exempted, PaidDuty } from '../application/ports.ts';

const within =
  (agency: string, from: string, to: string) =>
  (one: { agency: string; at: string }): boolean =>
    one.agency === agency && one.at >= from && one.at < to;

/** The same port without a database, for tests. */
export class MemoryDuties implements Duties {
  readonly #paid = new Map<string, PaidDuty>();
  readonly #exempted = new Map<string, Exempted>();
  async paid(event: string, duty: PaidDuty) {
    this.#paid.set(event, duty);
  }
  async exempted(event: string, exempted: Exempted) {
    this.#exempted.set(event, exempted);
  }
  async paidBetween(agency: string, from: string, to: string) {
    return [...this.#paid.values()].filter(within(agency, from, to));
  }
  async exemptedBetween(agency: string, from: string, to: string) {
    return [...this.#exempted.values()].filter(within(agency, from, to));
  }
}
