import type { Clock } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { ofAgency } from './of-agency.ts';
import type { SubmissionQuery, Submissions } from './ports.ts';

/** What the agency may see of its own reviews, with the day on which their clocks are read. */
export class ReadSubmissions {
  readonly #submissions: Submissions;
  readonly #clock: Clock;
  constructor(submissions: Submissions, clock: Clock) {
    this.#submissions = submissions;
    this.#clock = clock;
  }
  async page(query: SubmissionQuery) {
    return { on: civilDateOf(this.#clock.now()), ...(await this.#submissions.page(query)) };
  }
  async one({ id, agency }: { id: string; agency: string }) {
    return { on: civilDateOf(this.#clock.now()), kept: await ofAgency(this.#submissions, id, agency) };
  }
}
