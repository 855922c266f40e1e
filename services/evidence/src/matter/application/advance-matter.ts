import type { Clock, Receipt } from '@sanzhi/kernel';
import { advance } from '../domain/advance.ts';
import type { Caller } from '../domain/matter.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters } from './ports.ts';

export class AdvanceMatter {
  readonly #matters: Matters;
  readonly #clock: Clock;
  constructor(matters: Matters, clock: Clock) {
    this.#matters = matters;
    this.#clock = clock;
  }

  execute({
    id,
    to,
    note,
    who,
  }: {
    id: string;
    to: string;
    note?: string | undefined;
    who: Caller;
  }): Promise<Receipt> {
    return changeMatter(this.#matters, { id, agency: who.agency }, (matter) =>
      advance(matter, to, note, { now: this.#clock.now(), who }),
    );
  }
}
