import type { Person } from '@sanzhi/contracts';
import type { Holding } from './holding.ts';
import { isHeld, type Keeping } from './keeping.ts';
import { assertOther, personOf, refused, type At, type Decision } from './people.ts';

export type ErasureGround = 'term-over' | 'legal-order';

/** 删除个人信息 of one matter: two people, after the term or by legal order. */
export interface Erasure {
  id: string;
  agency: string;
  matter: string;
  state: 'requested' | 'approved' | 'refused' | 'carried-out';
  ground: ErasureGround;
  basis: string;
  reason: string;
  requestedBy: Person;
  requestedAt: string;
  decision?: Decision;
  carriedOutAt?: string;
}

export type ErasureFact = 'requested' | 'approved' | 'refused' | 'carried-out';
export interface ErasureChange {
  erasure: Erasure;
  facts: ErasureFact[];
}

const basis = '个人信息保护法第四十七条';

/** 个人信息保护法第四十七条: not before the time that the law asks to keep is over, unless an order says so. */
export const assertErasable = (
  ground: ErasureGround,
  { holdings, keeping }: { holdings: readonly Holding[]; keeping?: Keeping | undefined },
  now: Date,
): void => {
  if (keeping && isHeld(keeping))
    throw refused(
      'held',
      '案件记录处于保全冻结中，解除后才能删除个人信息',
      'The matter is held; lift the hold first',
    );
  if (ground === 'legal-order') return;
  const kept = holdings.filter(
    ({ disposed, retainUntil, class: archive }) =>
      disposed === undefined && (archive === 'permanent' || now.getTime() <= Date.parse(retainUntil)),
  );
  if (kept.length > 0)
    throw refused(
      'term-not-over',
      `本案还有${kept.length}件记录在保管期内，期满前只能依法律文书删除`,
      `${kept.length} record(s) of the matter are still in their term; before its end only a legal order erases`,
      basis,
    );
};

/** What proves that the store may let go are words of the matter: they go last. */
export const assertLetGo = (holdings: readonly Holding[]): void => {
  if (holdings.some(({ held, disposed }) => held && disposed === undefined))
    throw refused(
      'not-let-go',
      '存储还没有放开已解除的冻结，放开后即删除',
      'The store has not let go of the hold that was lifted; the erasure follows when it has',
    );
};

export const requestErasure = (
  given: { id: string; matter: string; ground: ErasureGround; basis: string; reason: string },
  { who, now }: At,
): ErasureChange => ({
  erasure: {
    ...given,
    agency: who.agency,
    state: 'requested',
    requestedBy: personOf(who),
    requestedAt: now.toISOString(),
  },
  facts: ['requested'],
});

export const decideErasure = (
  erasure: Erasure,
  verdict: 'approved' | 'refused',
  note: string,
  { who, now }: At,
): ErasureChange => {
  if (erasure.state !== 'requested')
    throw refused('decided', '该申请已经审批', 'This request has been decided');
  assertOther(
    erasure.requestedBy,
    who,
    '申请人不得审批本人的申请',
    'Who asks for an erasure does not approve it',
  );
  const decision = { by: personOf(who), at: now.toISOString(), note };
  return { erasure: { ...erasure, state: verdict, decision }, facts: [verdict] };
};

export const erased = (erasure: Erasure, now: Date): ErasureChange => ({
  erasure: { ...erasure, state: 'carried-out', carriedOutAt: now.toISOString() },
  facts: ['carried-out'],
});
