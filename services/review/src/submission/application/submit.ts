import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Acting } from '../domain/people.ts';
import { submit, type Answer } from '../domain/submit.ts';
import { ofAgency } from './of-agency.ts';
import type { Submissions } from './ports.ts';

export interface SubmitCommand {
  id: string;
  agency: string;
  by: Acting;
  answers: readonly Answer[];
}

export class Submit {
  readonly #submissions: Submissions;
  readonly #clock: Clock;
  constructor(submissions: Submissions, clock: Clock) {
    this.#submissions = submissions;
    this.#clock = clock;
  }
  async execute({ id, agency, by, answers }: SubmitCommand): Promise<Receipt> {
    const known = await ofAgency(this.#submissions, id, agency);
    return this.#submissions.save(known, submit(known.state, { by, answers, now: this.#clock.now() }));
  }
}
