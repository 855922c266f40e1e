import type { AggregateStore } from '@sanzhi/persistence';
import type {
  Accesses,
  AccessFilter,
  ConsultationFilter,
  Consultations,
  Kept,
  Paging,
} from '../application/ports.ts';
import type { Access, AccessChange } from '../domain/access.ts';
import type { Consultation, ConsultationChange } from '../domain/consultation.ts';
import { accessDrafts, consultationDrafts } from './events.ts';

export const accessIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.thing': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.matter': 1, createdAt: -1, _id: -1 },
];
export const consultationIndexes: Record<string, 1 | -1>[] = [
  { agency: 1, 'state.matter': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.requestedBy.subject': 1, createdAt: -1, _id: -1 },
];

const only = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export class MongoAccesses implements Accesses {
  readonly #store: AggregateStore<Access>;
  constructor(store: AggregateStore<Access>) {
    this.#store = store;
  }
  add(change: AccessChange) {
    const { access } = change;
    return this.#store.create(access.id, access.agency, access, accessDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept<Access>, change: AccessChange) {
    return this.#store.save(known, change.access, accessDrafts(change));
  }
  page({ agency, thing, matter, way }: AccessFilter, paging: Paging) {
    return this.#store.page(
      only({ agency, 'state.thing': thing, 'state.matter': matter, 'state.way': way }),
      paging,
    );
  }
}

export class MongoConsultations implements Consultations {
  readonly #store: AggregateStore<Consultation>;
  constructor(store: AggregateStore<Consultation>) {
    this.#store = store;
  }
  add(change: ConsultationChange) {
    const { consultation } = change;
    return this.#store.create(consultation.id, consultation.agency, consultation, consultationDrafts(change));
  }
  get(id: string) {
    return this.#store.load(id);
  }
  save(known: Kept<Consultation>, change: ConsultationChange) {
    return this.#store.save(known, change.consultation, consultationDrafts(change));
  }
  page({ agency, state, matter, requestedBy }: ConsultationFilter, paging: Paging) {
    return this.#store.page(
      only({
        agency,
        'state.state': state,
        'state.matter': matter,
        'state.requestedBy.subject': requestedBy,
      }),
      paging,
    );
  }
}
