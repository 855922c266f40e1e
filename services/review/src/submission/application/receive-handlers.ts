import type { Person } from '@sanzhi/contracts';
import { joinHandling } from '../domain/propose.ts';
import type { Submissions } from './ports.ts';

export interface ReceiveHandlersCommand {
  matter: string;
  agency: string;
  handlers: readonly Person[];
}

/** The officers of a matter changed. Before a review is open there is nothing to keep: a proposal names everyone who ever handled. */
export class ReceiveHandlers {
  readonly #submissions: Submissions;
  constructor(submissions: Submissions) {
    this.#submissions = submissions;
  }
  async execute({ matter, agency, handlers }: ReceiveHandlersCommand): Promise<void> {
    const known = await this.#submissions.ofMatter(matter);
    if (known?.agency === agency) await this.#submissions.save(known, joinHandling(known.state, handlers));
  }
}
