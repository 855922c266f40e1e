import type { ReadModel } from '@sanzhi/persistence';
import type { Duties, Exempted, PaidDuty } from '../application/ports.ts';

const most = 500_000;
const within = (agency: string, from: string, to: string) => ({
  'value.agency': agency,
  'value.at': { $gte: from, $lt: to },
});

export class MongoDuties implements Duties {
  readonly #paid: ReadModel<PaidDuty>;
  readonly #exempted: ReadModel<Exempted>;
  constructor(paid: ReadModel<PaidDuty>, exempted: ReadModel<Exempted>) {
    this.#paid = paid;
    this.#exempted = exempted;
  }
  paid(event: string, duty: PaidDuty) {
    return this.#paid.put(event, 1, duty);
  }
  exempted(event: string, exempted: Exempted) {
    return this.#exempted.put(event, 1, exempted);
  }
  paidBetween(agency: string, from: string, to: string) {
    return this.#paid.find(within(agency, from, to), most);
  }
  exemptedBetween(agency: string, from: string, to: string) {
    return this.#exempted.find(within(agency, from, to), most);
  }
}
