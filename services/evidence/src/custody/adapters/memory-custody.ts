import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from '@sanzhi/persistence';
import type {
  Accesses,
  AccessFilter,
  ConsultationFilter,
  Consultations,
  Kept,
  Page,
  Paging,
} from '../application/ports.ts';
import type { Access, AccessChange } from '../domain/access.ts';
import type { Consultation, ConsultationChange } from '../domain/consultation.ts';
import { accessDrafts, consultationDrafts } from './events.ts';

/** Rows in memory, for unit tests; held to the same scenarios as the real ones. */
class Rows<S extends { id: string; agency: string }> {
  readonly events: EventDraft[] = [];
  readonly #rows = new Map<string, Kept<S>>();

  add(state: S, drafts: EventDraft[]): Receipt {
    const { id, agency } = state;
    if (this.#rows.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    return this.#put({ id, agency, version: 0, sequence: 0, createdAt: new Date(), state }, drafts);
  }
  get(id: string): Kept<S> | undefined {
    return structuredClone(this.#rows.get(id));
  }
  save(known: Kept<S>, state: S, drafts: EventDraft[]): Receipt {
    if (this.#rows.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '内容已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put({ ...known, state }, drafts);
  }
  page(fits: (state: S) => boolean, { after, limit }: Paging): Page<S> {
    const all = [...this.#rows.values()].reverse().filter(({ state }) => fits(state));
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    return last && all.length > from + limit ? { items, next: last.id } : { items };
  }
  #put(known: Kept<S>, drafts: EventDraft[]): Receipt {
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.#rows.set(known.id, structuredClone({ ...known, version, sequence }));
    return { id: known.id, version };
  }
}

export class MemoryAccesses implements Accesses {
  readonly #rows = new Rows<Access>();
  readonly events = this.#rows.events;
  async add(change: AccessChange) {
    return this.#rows.add(change.access, accessDrafts(change));
  }
  async get(id: string) {
    return this.#rows.get(id);
  }
  async save(known: Kept<Access>, change: AccessChange) {
    return this.#rows.save(known, change.access, accessDrafts(change));
  }
  async page(of: AccessFilter, paging: Paging) {
    return this.#rows.page(
      ({ agency, thing, matter, way }) =>
        agency === of.agency &&
        (of.thing === undefined || of.thing === thing) &&
        (of.matter === undefined || of.matter === matter) &&
        (of.way === undefined || of.way === way),
      paging,
    );
  }
}

export class MemoryConsultations implements Consultations {
  readonly #rows = new Rows<Consultation>();
  readonly events = this.#rows.events;
  async add(change: ConsultationChange) {
    return this.#rows.add(change.consultation, consultationDrafts(change));
  }
  async get(id: string) {
    return this.#rows.get(id);
  }
  async save(known: Kept<Consultation>, change: ConsultationChange) {
    return this.#rows.save(known, change.consultation, consultationDrafts(change));
  }
  async page(filter: ConsultationFilter, paging: Paging) {
    return this.#rows.page(
      ({ agency, state, matter, requestedBy }) =>
        agency === filter.agency &&
        (filter.state === undefined || filter.state === state) &&
        (filter.matter === undefined || filter.matter === matter) &&
        (filter.requestedBy === undefined || filter.requestedBy === requestedBy.subject),
      paging,
    );
  }
}
