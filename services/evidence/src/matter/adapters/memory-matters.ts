import { DomainError, type Receipt } from '@sanzhi/kernel';
import {
  markOf,
  refuseRepeat,
  sealEvents,
  staleVersion,
  type Mark,
  type StoredEvent,
} from '@sanzhi/persistence';
import type { Kept, MatterFilter, Matters, OpenNumber } from '../application/ports.ts';
import type { Change } from '../domain/matter.ts';
import { draftsOf } from './facts.ts';
import { plain } from './mongo-matters.ts';

/** The same port without a database, for tests. */
export class MemoryMatters implements Matters {
  readonly events: StoredEvent[] = [];
  readonly #rows = new Map<string, { kept: Kept; marks: Mark[] }>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  async add(change: Change): Promise<Receipt> {
    const { id, agency } = change.matter;
    const known = this.#rows.get(id);
    if (known) {
      refuseRepeat(id, known.kept.version, known.marks);
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists already` });
    }
    const createdAt = this.#now();
    return this.#write({ id, agency, version: 0, sequence: 0, createdAt, state: change.matter }, change, []);
  }

  async get(id: string): Promise<Kept | undefined> {
    const row = this.#rows.get(id);
    if (!row) return undefined;
    refuseRepeat(id, row.kept.version, row.marks);
    return structuredClone(row.kept);
  }

  async save(known: Kept, change: Change): Promise<Receipt> {
    const row = this.#rows.get(known.id);
    if (row?.kept.version !== known.version) throw staleVersion(known.id);
    return this.#write(row.kept, change, row.marks);
  }

  async page({ agency, state, q, certificate, after, limit }: MatterFilter) {
    const items = [...this.#rows.values()]
      .map(({ kept }) => kept)
      .filter(
        (kept) =>
          kept.agency === agency &&
          (state === undefined || kept.state.state === state) &&
          (certificate === undefined ||
            kept.state.officers.some((officer) => officer.certificate === certificate)) &&
          (q === undefined ||
            [kept.state.cause, kept.state.reference, kept.state.party.name].some((text) => text.includes(q))),
      )
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
    const rest = items.slice(after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return rest.length > limit && last ? { items: page, next: last.id } : { items: page };
  }

  async ofOfficer(certificate: string, agency: string): Promise<Kept[]> {
    return [...this.#rows.values()]
      .map(({ kept }) => kept)
      .filter(
        (kept) =>
          kept.agency === agency &&
          [...kept.state.officers, ...kept.state.formerOfficers].some(
            (officer) => officer.certificate === certificate,
          ),
      )
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, 100);
  }

  async numbering(): Promise<OpenNumber[]> {
    return [...this.#rows.values()].flatMap(({ kept: { id, state } }) =>
      state.numbering ? [{ matter: id, intent: state.numbering.intent, by: state.numbering.by }] : [],
    );
  }

  #write(known: Kept, change: Change, marks: Mark[]): Receipt {
    const context = { service: 'evidence', now: this.#now, traceparent: () => undefined };
    const events = sealEvents(context, known, draftsOf(change));
    const version = known.version + 1;
    const kept = { ...known, version, sequence: known.sequence + events.length };
    this.#rows.set(known.id, {
      kept: { ...kept, state: plain(change.matter) },
      marks: [...marks, ...markOf(version)],
    });
    this.events.push(...events);
    return { id: known.id, version };
  }
}
