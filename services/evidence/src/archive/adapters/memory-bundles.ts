import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from '@sanzhi/persistence';
import type { Bundles, Kept } from '../application/ports.ts';
import type { Change } from '../domain/bundle.ts';
import { draftsOf } from './events.ts';

/** Keeps bundles in memory, for unit tests; held to the same scenarios as the real one. */
export class MemoryBundles implements Bundles {
  readonly #kept = new Map<string, Kept>();
  readonly events: EventDraft[] = [];

  async add(change: Change): Promise<Receipt> {
    const { id, agency } = change.bundle;
    if (this.#kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    const fresh = { id, agency, version: 0, sequence: 0, createdAt: new Date(), state: change.bundle };
    return this.#put(fresh, change);
  }
  async get(id: string) {
    return structuredClone(this.#kept.get(id));
  }
  async save(known: Kept, change: Change): Promise<Receipt> {
    if (this.#kept.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '内容已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put(known, change);
  }
  async ofMatter(matter: string, agency: string) {
    return [...this.#kept.values()].filter((k) => k.agency === agency && k.state.matter === matter).reverse();
  }

  #put(known: Kept, change: Change): Receipt {
    const drafts = draftsOf(change);
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.#kept.set(known.id, structuredClone({ ...known, version, sequence, state: change.bundle }));
    return { id: known.id, version };
  }
}
