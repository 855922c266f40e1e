import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Acting } from '../domain/people.ts';
import { requestSupplement } from '../domain/supplement.ts';
import { ofAgency } from './of-agency.ts';
import type { Submissions } from './ports.ts';

export interface RequestSupplementCommand {
  id: string;
  agency: string;
  by: Acting;
  items: readonly string[];
  dueOn: string;
}

export class RequestSupplement {
  readonly #submissions: Submissions;
  readonly #clock: Clock;
  constructor(submissions: Submissions, clock: Clock) {
    this.#submissions = submissions;
    this.#clock = clock;
  }
  async execute({ id, agency, by, items, dueOn }: RequestSupplementCommand): Promise<Receipt> {
    const known = await ofAgency(this.#submissions, id, agency);
    const now = this.#clock.now();
    return this.#submissions.save(known, requestSupplement(known.state, { by, items, dueOn, now }));
  }
}
