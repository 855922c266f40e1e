import { absent, DomainError, type Kept } from '@sanzhi/kernel';
import type { Access, Caller } from '../domain/access.ts';
import { isOpen, type Consultation } from '../domain/consultation.ts';
import { mayDirectly, needsConsultation } from '../domain/permit.ts';
import type { Accesses, Cases, Consultations, Source } from './ports.ts';

/** Another agency's access is not there (law 9). */
export const accessOf = async (
  accesses: Accesses,
  id: string,
  who: { agency: string },
): Promise<Kept<Access>> => {
  const kept = await accesses.get(id);
  if (!kept || kept.agency !== who.agency) throw absent({ zh: '调取记录', en: 'access' }, id);
  return kept;
};

export const consultationOf = async (
  consultations: Consultations,
  id: string,
  who: { agency: string },
): Promise<Kept<Consultation>> => {
  const kept = await consultations.get(id);
  if (!kept || kept.agency !== who.agency) throw absent({ zh: '调阅申请', en: 'consultation' }, id);
  return kept;
};

interface Rooms {
  cases: Cases;
  consultations: Consultations;
}

/** Undefined for who may look directly; the open consultation for who may by one; else refused. */
export const permitFor = async (
  { cases, consultations }: Rooms,
  matter: string,
  who: Caller,
  now: Date,
): Promise<{ id: string; until: string } | undefined> => {
  if (mayDirectly(who, await cases.partIn(matter, who))) return undefined;
  const { items } = await consultations.page(
    { agency: who.agency, matter, requestedBy: who.subject, state: 'approved' },
    { limit: 100 },
  );
  const open = items
    .filter(({ state }) => isOpen(state, now))
    .sort((a, b) => (a.state.until < b.state.until ? 1 : -1))[0];
  if (!open) throw needsConsultation();
  return { id: open.id, until: open.state.until };
};

/** Its bytes are still in the store. */
export const assertThere = ({ disposedAt, title }: Source): void => {
  if (disposedAt === undefined) return;
  throw new DomainError(
    'custody.disposed',
    {
      zh: `“${title}”保管期满，已于${disposedAt.slice(0, 10)}经批准销毁；其指纹和处理经过仍在留痕中`,
      en: `${title} was lawfully disposed of on ${disposedAt.slice(0, 10)}; its digest and history remain`,
    },
    { kind: 'absent' },
  );
};

export const isTaken = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'already-exists';
export const isStale = (error: unknown): boolean =>
  error instanceof DomainError && error.detail.kind === 'stale';
