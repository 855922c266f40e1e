import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from '@sanzhi/persistence';
import type { Kept, SubmissionQuery, Submissions } from '../application/ports.ts';
import type { Change } from '../domain/facts.ts';
import type { Submission } from '../domain/submission.ts';
import { eventsOf } from './events.ts';

/** Keeps submissions in memory, for unit tests; held to the same scenarios as the real one. */
export class MemorySubmissions implements Submissions {
  readonly #kept = new Map<string, Kept<Submission>>();
  readonly events: EventDraft[] = [];

  async ofMatter(matter: string) {
    return this.#kept.get(matter);
  }
  async add(change: Change): Promise<Receipt> {
    const { matter: id, agency } = change.state;
    if (this.#kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    return this.#put(
      { id, agency, version: 0, sequence: 0, createdAt: new Date(), state: change.state },
      change,
    );
  }
  async save(known: Kept<Submission>, change: Change): Promise<Receipt> {
    if (this.#kept.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '内容已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put(known, change);
  }
  async page({ agency, state, after, limit }: SubmissionQuery) {
    const all = [...this.#kept.values()]
      .filter((kept) => kept.agency === agency && (state === undefined || kept.state.state === state))
      .reverse();
    const rest = after === undefined ? all : all.slice(all.findIndex(({ id }) => id === after) + 1);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return rest.length > limit && last ? { items, next: last.id } : { items };
  }
  #put(known: Kept<Submission>, change: Change): Receipt {
    const drafts = eventsOf(change);
    this.events.push(...drafts);
    const version = known.version + 1;
    this.#kept.set(known.id, {
      ...known,
      version,
      sequence: known.sequence + drafts.length,
      state: change.state,
    });
    return { id: known.id, version };
  }
}
