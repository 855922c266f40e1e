import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Caller } from '../domain/matter.ts';
import { openMatter, type Opening } from '../domain/open.ts';
import type { Matters, Register } from './ports.ts';

export class OpenMatter {
  readonly #matters: Matters;
  readonly #register: Register;
  readonly #clock: Clock;
  constructor(matters: Matters, register: Register, clock: Clock) {
    this.#matters = matters;
    this.#register = register;
    this.#clock = clock;
  }

  async execute({ who, ...opening }: Opening & { who: Caller }): Promise<Receipt> {
    const register = await this.#register.officers(opening.certificates);
    return this.#matters.add(openMatter(opening, register, { now: this.#clock.now(), who }));
  }
}
