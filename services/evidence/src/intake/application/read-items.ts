import type { ItemState } from '../domain/item.ts';
import { itemOf } from './known.ts';
import type { Items, KeptItem } from './ports.ts';

export class ReadItems {
  readonly #items: Items;
  constructor(items: Items) {
    this.#items = items;
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<KeptItem> {
    return itemOf(this.#items, id, who);
  }

  page(input: {
    who: { agency: string; certificate?: string };
    state?: ItemState | undefined;
    mine?: boolean | undefined;
    after?: string | undefined;
    limit: number;
  }) {
    const { who, mine, ...rest } = input;
    const certificate = mine ? (who.certificate ?? '-') : undefined;
    return this.#items.page({ ...rest, agency: who.agency, certificate });
  }
}
