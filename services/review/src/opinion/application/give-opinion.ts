import type { CheckResult } from '@sanzhi/contracts';
import type { Clock, Receipt } from '@sanzhi/kernel';
import {
  giveOpinion,
  ofAgency,
  type Acting,
  type Outcome,
  type Submissions,
} from '../../submission/index.ts';

export interface GiveOpinionCommand {
  id: string;
  agency: string;
  by: Acting;
  outcome: Outcome;
  checks: readonly CheckResult[];
  text: string;
}

export class GiveOpinion {
  readonly #submissions: Submissions;
  readonly #clock: Clock;
  constructor(submissions: Submissions, clock: Clock) {
    this.#submissions = submissions;
    this.#clock = clock;
  }
  async execute({ id, agency, ...opinion }: GiveOpinionCommand): Promise<Receipt> {
    const known = await ofAgency(this.#submissions, id, agency);
    return this.#submissions.save(known, giveOpinion(known.state, { ...opinion, now: this.#clock.now() }));
  }
}
