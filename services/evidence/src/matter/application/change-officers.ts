import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Caller } from '../domain/matter.ts';
import { changeOfficers } from '../domain/officers.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters, Register } from './ports.ts';

export class ChangeOfficers {
  readonly #matters: Matters;
  readonly #register: Register;
  readonly #clock: Clock;
  constructor(matters: Matters, register: Register, clock: Clock) {
    this.#matters = matters;
    this.#register = register;
    this.#clock = clock;
  }

  execute(input: {
    id: string;
    certificates: readonly string[];
    reason: string;
    who: Caller;
  }): Promise<Receipt> {
    const { id, who, certificates } = input;
    return changeMatter(this.#matters, { id, agency: who.agency }, async (matter) =>
      changeOfficers(matter, input, await this.#register.officers(certificates), {
        now: this.#clock.now(),
        who,
      }),
    );
  }
}
