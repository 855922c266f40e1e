import type { Clock, Receipt } from '@sanzhi/kernel';
import type { Caller } from '../domain/matter.ts';
import { recordStatement, type Said } from '../domain/statement.ts';
import { changeMatter } from './change-matter.ts';
import type { Matters } from './ports.ts';

export class RecordStatement {
  readonly #matters: Matters;
  readonly #clock: Clock;
  constructor(matters: Matters, clock: Clock) {
    this.#matters = matters;
    this.#clock = clock;
  }

  execute({ id, who, ...said }: Said & { id: string; who: Caller }): Promise<Receipt> {
    return changeMatter(this.#matters, { id, agency: who.agency }, (matter) =>
      recordStatement(matter, said, { now: this.#clock.now(), who }),
    );
  }
}
