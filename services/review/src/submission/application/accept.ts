import type { Clock, Receipt } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { assertEligible, type Reviewers } from '../../reviewer/index.ts';
import { accept } from '../domain/accept.ts';
import type { Acting } from '../domain/people.ts';
import { ofAgency } from './of-agency.ts';
import type { Submissions } from './ports.ts';

export interface AcceptCommand {
  id: string;
  agency: string;
  by: Acting;
}

/** Reads the submission and the register of reviewers, changes the submission. */
export class Accept {
  readonly #submissions: Submissions;
  readonly #reviewers: Reviewers;
  readonly #clock: Clock;
  constructor(submissions: Submissions, reviewers: Reviewers, clock: Clock) {
    this.#submissions = submissions;
    this.#reviewers = reviewers;
    this.#clock = clock;
  }
  async execute({ id, agency, by }: AcceptCommand): Promise<Receipt> {
    const known = await ofAgency(this.#submissions, id, agency);
    const now = this.#clock.now();
    const record = await this.#reviewers.ofSubject(agency, by.subject);
    const { reviewer } = assertEligible(record?.state, by.name, civilDateOf(now));
    return this.#submissions.save(known, accept(known.state, { by, registered: reviewer, now }));
  }
}
