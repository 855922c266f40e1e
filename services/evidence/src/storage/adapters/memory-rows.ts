import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from '@sanzhi/persistence';
import type { Kept, Page, Paging } from '../application/ports.ts';

/** Aggregates in memory, for unit tests: versions, events, pages. */
export class MemoryRows<S extends { id: string; agency: string }> {
  readonly events: EventDraft[] = [];
  readonly #rows = new Map<string, Kept<S>>();

  async add(state: S, drafts: readonly EventDraft[] = []): Promise<Receipt> {
    const { id, agency } = state;
    if (this.#rows.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    return this.#put({ id, agency, version: 0, sequence: 0, createdAt: new Date(), state }, drafts);
  }
  async get(id: string): Promise<Kept<S> | undefined> {
    return structuredClone(this.#rows.get(id));
  }
  async save(known: Kept<S>, state: S, drafts: readonly EventDraft[]): Promise<Receipt> {
    if (this.#rows.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '内容已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put({ ...known, state }, drafts);
  }
  some(fits: (state: S) => boolean, limit = 1000): Kept<S>[] {
    return structuredClone([...this.#rows.values()].reverse())
      .filter(({ state }) => fits(state))
      .slice(0, limit);
  }
  page(fits: (state: S) => boolean, { after, limit }: Paging): Page<S> {
    const all = [...this.#rows.values()].reverse();
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const rest = structuredClone(all.slice(from)).filter(({ state }) => fits(state));
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return last && rest.length > limit ? { items, next: last.id } : { items };
  }
  #put(known: Kept<S>, drafts: readonly EventDraft[]): Receipt {
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.#rows.set(known.id, structuredClone({ ...known, version, sequence }));
    return { id: known.id, version };
  }
}
