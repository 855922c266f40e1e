import type { Clock } from '@sanzhi/kernel';
import type { BodyKeys } from './ports.ts';

/**
 * Destroys the key of a matter: what was said of it up to now can be read by nobody any more, and every proof stays
 * valid (个人信息保护法第四十七条). Who decided it and why is the caller's to say, in an event of its own.
 */
export class EraseMatter {
  readonly #keys: Pick<BodyKeys, 'destroy'>;
  readonly #clock: Clock;
  constructor(keys: Pick<BodyKeys, 'destroy'>, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** False when nothing was ever said of the matter. Repeating it erases what was said since. */
  execute({ matter }: { matter: string }): Promise<boolean> {
    return this.#keys.destroy(`matter:${matter}`, this.#clock.now());
  }
}
