import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Caller, ProposalContent } from '../domain/matter.ts';
import { propose } from '../domain/propose.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters } from './ports.ts';

export class Propose {
  readonly #matters: Matters;
  readonly #clock: Clock;
  constructor(matters: Matters, clock: Clock) {
    this.#matters = matters;
    this.#clock = clock;
  }

  execute({ id, content, who }: { id: string; content: ProposalContent; who: Caller }): Promise<Receipt> {
    return changeMatter(this.#matters, { id, agency: who.agency }, (matter) =>
      propose(matter, content, { now: this.#clock.now(), who }),
    );
  }
}
