import type { Clock, Receipt } from '@sanzhi/kernel';
import type { ExemptionGround } from '@sanzhi/statute';
import { grantExemption } from '../domain/exempt.ts';
import type { Caller } from '../domain/matter.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters } from './ports.ts';

export class GrantExemption {
  readonly #matters: Matters;
  readonly #clock: Clock;
  constructor(matters: Matters, clock: Clock) {
    this.#matters = matters;
    this.#clock = clock;
  }

  execute(input: {
    id: string;
    activity: string;
    ground: ExemptionGround;
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { id, who } = input;
    return changeMatter(this.#matters, { id, agency: who.agency }, (matter) =>
      grantExemption(matter, input, { now: this.#clock.now(), who }),
    );
  }
}
