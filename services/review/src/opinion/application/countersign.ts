import { newId, type Clock, type Receipt } from '@sanzhi/kernel';
import type { Reviewers } from '../../reviewer/index.ts';
import {
  clearanceDue,
  countersign,
  grant,
  ofAgency,
  type Acting,
  type Submissions,
} from '../../submission/index.ts';
import type { ClearanceSigner } from './ports.ts';

export interface CountersignCommand {
  id: string;
  agency: string;
  by: Acting;
  agreed: boolean;
  note?: string | undefined;
}

/** Opinion and clearance are saved together, or neither is. */
export class Countersign {
  readonly #submissions: Submissions;
  readonly #reviewers: Reviewers;
  readonly #signer: ClearanceSigner;
  readonly #clock: Clock;
  constructor(submissions: Submissions, reviewers: Reviewers, signer: ClearanceSigner, clock: Clock) {
    this.#submissions = submissions;
    this.#reviewers = reviewers;
    this.#signer = signer;
    this.#clock = clock;
  }
  async execute({ id, agency, by, agreed, note }: CountersignCommand): Promise<Receipt> {
    const known = await ofAgency(this.#submissions, id, agency);
    const record = await this.#reviewers.ofSubject(agency, by.subject);
    const now = this.#clock.now();
    const signed = countersign(known.state, { by, registered: record?.state.reviewer, agreed, note, now });
    const claims = clearanceDue(signed.state, newId(), now);
    if (!claims) return this.#submissions.save(known, signed);
    return this.#submissions.save(known, grant(signed, claims, await this.#signer.sign(claims), now));
  }
}
