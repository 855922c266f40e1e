import { spanOf, suggest, type Suggestion } from '../domain/suggest.ts';
import { itemOf } from './known.ts';
import type { Cases, Items, Slots } from './ports.ts';

/** 归案建议: a machine proposes, a person decides. */
export class SuggestMatters {
  readonly #items: Items;
  readonly #cases: Cases;
  readonly #slots: Slots;
  constructor(items: Items, cases: Cases, slots: Slots) {
    this.#items = items;
    this.#cases = cases;
    this.#slots = slots;
  }

  async execute({ id, who }: { id: string; who: { agency: string } }): Promise<Suggestion[]> {
    const { state, agency } = await itemOf(this.#items, id, who);
    const span = spanOf(state);
    const { certificate, device } = state;
    const [matters, slots] = await Promise.all([
      certificate === undefined ? [] : this.#cases.ofOfficer(certificate, agency),
      this.#slots.ofCamera(device, agency, span),
    ]);
    const booked = await Promise.all(
      slots.map(async ({ matter, ...slot }) => {
        const { file } = await this.#cases.read(matter, who);
        const { reference, cause, stage } = file;
        return { ...slot, matter: { id: matter, reference, cause, state: stage } };
      }),
    );
    return suggest(span, matters, booked);
  }
}
