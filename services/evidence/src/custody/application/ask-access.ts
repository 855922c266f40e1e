import type { Clock, Receipt } from '@sanzhi/kernel';
import { openAccess, type Asked, type Caller, type HeldKind } from '../domain/access.ts';
import { assertThere, permitFor } from './known.ts';
import type { Accesses, Cases, Consultations, Things } from './ports.ts';

interface Parts {
  accesses: Accesses;
  consultations: Consultations;
  cases: Cases;
  things: Things;
  clock: Clock;
}

/** 调取登记: who, what, what for. The entry and its event are written before any byte can be fetched. */
export class AskAccess {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute(input: Asked & { id: string; kind: HeldKind; thing: string; who: Caller }): Promise<Receipt> {
    const { accesses, things, clock } = this.#parts;
    const { id, kind, thing: thingId, who, ...asked } = input;
    // A repeat ends here with its first answer.
    await accesses.get(id);
    const now = clock.now();
    const thing = await things.of(kind, thingId, who);
    assertThere(thing);
    const consultation = await permitFor(this.#parts, thing.matter, who, now);
    return accesses.add(
      openAccess(id, thing, asked, { who, now, ...(consultation === undefined ? {} : { consultation }) }),
    );
  }
}
