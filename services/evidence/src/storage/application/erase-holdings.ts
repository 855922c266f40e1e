import { erasedWord } from '@sanzhi/statute';
import { again, each } from './known.ts';
import type { Disposals, Holdings, PersonalData } from './ports.ts';

/** Titles that somebody typed; what a thing is by its digest stays. */
export class EraseHoldings implements PersonalData {
  readonly #holdings: Holdings;
  readonly #disposals: Disposals;
  constructor(holdings: Holdings, disposals: Disposals) {
    this.#holdings = holdings;
    this.#disposals = disposals;
  }

  async erase({ matter, agency }: { matter: string; agency: string }): Promise<void> {
    const touched = new Set<string>();
    for await (const { id, state } of each(this.#holdings, { agency, matter })) {
      if (state.disposed) touched.add(state.disposed.disposal);
      await again(async () => {
        const kept = await this.#holdings.get(id);
        if (kept && kept.state.title !== erasedWord)
          await this.#holdings.save(kept, { holding: { ...kept.state, title: erasedWord }, facts: [] });
      });
    }
    for (const id of touched) await again(() => this.#items(id, matter));
  }

  async #items(id: string, matter: string): Promise<void> {
    const kept = await this.#disposals.get(id);
    if (!kept) return;
    const items = kept.state.items.map((item) =>
      item.matter === matter ? { ...item, title: erasedWord } : item,
    );
    await this.#disposals.save(kept, { disposal: { ...kept.state, items }, facts: [] });
  }
}
