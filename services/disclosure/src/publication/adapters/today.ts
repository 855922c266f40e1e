import type { Clock } from '@sanzhi/kernel';
import { civilDateOf, type CivilDate } from '@sanzhi/statute';

/** The civil date in Asia/Shanghai, by the clock of the house. */
export class Today {
  constructor(private readonly clock: Clock) {}

  date(): CivilDate {
    return civilDateOf(this.clock.now());
  }
}
