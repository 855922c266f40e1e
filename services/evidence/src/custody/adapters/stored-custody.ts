import type { PageRequest } from '@sanzhi/kernel';
import { asked, Repository, type Aggregates } from '@sanzhi/persistence';
import type { Accesses, AccessFilter, ConsultationFilter, Consultations } from '../application/ports.ts';
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

export class StoredAccesses extends Repository<Access, AccessChange> implements Accesses {
  constructor(store: Aggregates<Access>) {
    super(store, ({ access }) => access, accessDrafts);
  }
  page({ agency, thing, matter, way }: AccessFilter, paging: PageRequest) {
    return this.store.page(
      asked({ agency, 'state.thing': thing, 'state.matter': matter, 'state.way': way }),
      paging,
    );
  }
}

export class StoredConsultations
  extends Repository<Consultation, ConsultationChange>
  implements Consultations
{
  constructor(store: Aggregates<Consultation>) {
    super(store, ({ consultation }) => consultation, consultationDrafts);
  }
  page({ agency, state, matter, requestedBy }: ConsultationFilter, paging: PageRequest) {
    return this.store.page(
      asked({
        agency,
        'state.state': state,
        'state.matter': matter,
        'state.requestedBy.subject': requestedBy,
      }),
      paging,
    );
  }
}
