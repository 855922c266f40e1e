import type { Kept } from '@sanzhi/kernel';
import { erasedWord } from '@sanzhi/statute';
import { isStale } from './known.ts';
import type { Accesses, Consultations } from './ports.ts';

const limit = 100;

/** Words that somebody typed about a matter; who looked at what and when stays. */
export class EraseAccesses {
  readonly #accesses: Accesses;
  readonly #consultations: Consultations;
  constructor(accesses: Accesses, consultations: Consultations) {
    this.#accesses = accesses;
    this.#consultations = consultations;
  }

  async erase(of: { matter: string; agency: string }): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.#accesses.page(of, { after, limit });
      for (const { id } of page.items)
        await change(this.#accesses, id, (kept) => {
          const { note: _note, ...rest } = kept.state;
          return { access: { ...rest, title: erasedWord }, facts: [] };
        });
      after = page.next;
    } while (after !== undefined);
    do {
      const page = await this.#consultations.page(of, { after, limit });
      for (const { id } of page.items)
        await change(this.#consultations, id, ({ state }) => ({
          consultation: { ...state, reason: erasedWord },
          facts: [],
        }));
      after = page.next;
    } while (after !== undefined);
  }
}

const change = async <S, C>(
  source: {
    get(id: string): Promise<Kept<S> | undefined>;
    save(known: Kept<S>, change: C): Promise<unknown>;
  },
  id: string,
  make: (kept: Kept<S>) => C,
): Promise<void> => {
  const kept = await source.get(id);
  if (!kept) return;
  try {
    await source.save(kept, make(kept));
  } catch (error) {
    if (!isStale(error)) throw error;
    await change(source, id, make);
  }
};
