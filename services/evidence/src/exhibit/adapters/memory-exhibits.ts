import { DomainError, type Receipt } from '@sanzhi/kernel';
import { staleVersion, type EventDraft } from '@sanzhi/persistence';
import type { Exhibits, Kept } from '../application/ports.ts';
import type { Change } from '../domain/exhibit.ts';
import { draftsOf } from './events.ts';

/** The same port without a database, for tests. */
export class MemoryExhibits implements Exhibits {
  readonly #kept = new Map<string, Kept>();
  readonly events: EventDraft[] = [];

  async add(change: Change): Promise<Receipt> {
    const { id, agency } = change.exhibit;
    if (this.#kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists already` });
    const createdAt = new Date();
    return this.#put({ id, agency, version: 0, sequence: 0, createdAt, state: change.exhibit }, change);
  }
  async get(id: string) {
    return structuredClone(this.#kept.get(id));
  }
  async save(known: Kept, change: Change): Promise<Receipt> {
    if (this.#kept.get(known.id)?.version !== known.version) throw staleVersion(known.id);
    return this.#put(known, change);
  }
  async ofMatter(matter: string, agency: string) {
    return this.#where((kept) => kept.agency === agency && kept.state.matter === matter).sort(
      (a, b) => a.state.number - b.state.number,
    );
  }
  async ofCommand(command: string) {
    return this.#where(({ state }) => state.command === command)[0];
  }
  async preserved(agency: string, from = '') {
    return this.#where(
      (kept) => kept.agency === agency && (kept.state.preservation?.decidedOn ?? '') >= (from || '0'),
    );
  }
  async overdue(day: string) {
    return this.#where(
      ({ state: { preservation } }) => preservation?.open === true && preservation.due < day,
    );
  }
  #where(fits: (kept: Kept) => boolean): Kept[] {
    return structuredClone([...this.#kept.values()].filter(fits));
  }
  #put(known: Kept, change: Change): Receipt {
    const drafts = draftsOf(change);
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.#kept.set(known.id, structuredClone({ ...known, version, sequence, state: change.exhibit }));
    return { id: known.id, version };
  }
}
