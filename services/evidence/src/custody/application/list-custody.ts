import type { Kept, Page, PageRequest } from '@sanzhi/kernel';
import type { Access, Caller, HeldKind, Way } from '../domain/access.ts';
import { mayDirectly, needsConsultation } from '../domain/permit.ts';
import type { Accesses, Cases, Things } from './ports.ts';

interface Parts {
  accesses: Accesses;
  cases: Cases;
  things: Pick<Things, 'of'>;
}

/** 调取清单: every access of a thing or of a matter, titles as they were then. */
export class ListCustody {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async ofThing(
    input: { kind: HeldKind; thing: string; who: Caller } & PageRequest,
  ): Promise<Page<Kept<Access>>> {
    const { accesses, things } = this.#parts;
    const { kind, thing, who, after, limit } = input;
    const { matter } = await things.of(kind, thing, who);
    await this.#assertMay(matter, who);
    return accesses.page({ agency: who.agency, thing }, { after, limit });
  }

  async ofMatter(
    input: { matter: string; way?: Way | undefined; who: Caller } & PageRequest,
  ): Promise<Page<Kept<Access>>> {
    const { matter, way, who, after, limit } = input;
    await this.#assertMay(matter, who);
    return this.#parts.accesses.page({ agency: who.agency, matter, way }, { after, limit });
  }

  async #assertMay(matter: string, who: Caller): Promise<void> {
    if (!mayDirectly(who, await this.#parts.cases.partIn(matter, who))) throw needsConsultation();
  }
}
