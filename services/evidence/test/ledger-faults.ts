/** A kill between two calls to the world: everything after it is as if the process were gone. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Counts the calls through all ports it wraps, and kills at the chance chosen. */
export class Guillotine {
  readonly #fallAt: number;
  #chances = 0;
  #dead = false;

  /** @param fallAt counted from 0; each call has two chances, one before its effect and one after */
  constructor(fallAt: number) {
    this.#fallAt = fallAt;
  }

  wrap<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          if (this.#dead) throw new Killed();
          const chance = this.#chances;
          this.#chances += 2;
          if (chance === this.#fallAt) this.#die();
          const answer: unknown = await Reflect.apply(member, target, args);
          if (chance + 1 === this.#fallAt) this.#die();
          if (this.#dead) throw new Killed();
          return answer;
        };
      },
    });
  }

  #die(): never {
    this.#dead = true;
    throw new Killed();
  }
}
