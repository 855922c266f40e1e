import type { Person, Proposal } from '@sanzhi/contracts';
import { regionOf } from '@sanzhi/statute';
import { decideReview } from '../../scope/index.ts';
import { open, propose } from '../domain/propose.ts';
import type { Submissions } from './ports.ts';

export interface ReceiveProposalCommand {
  agency: string;
  proposal: Proposal;
  digest: string;
  reference: string;
  cause: string;
  handlers: readonly Person[];
  proposer?: Person | undefined;
  sequence: number;
  /** The day it was proposed. */
  on: string;
}

/** evidence proposed a decision: its review opens, or goes on with the new proposal; what needs no review is let be. */
export class ReceiveProposal {
  readonly #submissions: Submissions;
  constructor(submissions: Submissions) {
    this.#submissions = submissions;
  }
  async execute({ on, ...proposed }: ReceiveProposalCommand): Promise<void> {
    const { review, reasons } = decideReview(proposed.proposal, regionOf(proposed.agency), on);
    const known = await this.#submissions.ofMatter(proposed.proposal.matter);
    if (known) await this.#submissions.save(known, propose(known.state, { ...proposed, review, reasons }));
    else if (review !== 'none') await this.#submissions.add(open({ ...proposed, review, reasons }));
  }
}
