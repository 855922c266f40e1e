import type { Person } from '@sanzhi/contracts';
import { isDue, type HeldKind, type Holding } from './holding.ts';
import { assertOther, personOf, refused, type At, type Decision } from './people.ts';

export interface DisposalItem {
  holding: string;
  kind: HeldKind;
  thing: string;
  matter?: string;
  title: string;
  sha256: string;
  state: 'waiting' | 'gone' | 'kept';
  fault?: string;
}

/** 销毁清册: proposed by the archivist, approved by a leader, carried out by the service, in that order only. */
export interface Disposal {
  id: string;
  agency: string;
  state: 'proposed' | 'approved' | 'refused' | 'carried-out';
  reason: string;
  proposedBy: Person;
  proposedAt: string;
  decision?: Decision;
  items: DisposalItem[];
}

export type DisposalFact = 'proposed' | 'approved' | 'refused' | 'carried-out';
export interface DisposalChange {
  disposal: Disposal;
  facts: DisposalFact[];
}

/** The house refuses what is not over; the store would refuse it too. */
export const proposeDisposal = (
  given: { id: string; reason: string; holdings: readonly Holding[] },
  { who, now }: At,
): DisposalChange => {
  const early = given.holdings.filter((holding) => !isDue(holding, now));
  if (early.length > 0)
    throw refused(
      'not-due',
      `有${early.length}件保管期未满、已冻结或者已处理，不得销毁：${early.map(({ title }) => title).join('、')}`,
      `${early.length} item(s) are not over, held, or done with: ${early.map(({ title }) => title).join(', ')}`,
      '机关文件材料归档范围和文书档案保管期限规定',
    );
  return {
    disposal: {
      id: given.id,
      agency: who.agency,
      state: 'proposed',
      reason: given.reason,
      proposedBy: personOf(who),
      proposedAt: now.toISOString(),
      items: given.holdings.map(({ id: holding, kind, thing, matter, title, sha256 }) => ({
        holding,
        kind,
        thing,
        ...(matter === undefined ? {} : { matter }),
        title,
        sha256,
        state: 'waiting',
      })),
    },
    facts: ['proposed'],
  };
};

export const decideDisposal = (
  disposal: Disposal,
  verdict: 'approved' | 'refused',
  note: string,
  { who, now }: At,
): DisposalChange => {
  if (disposal.state !== 'proposed')
    throw refused('decided', '该销毁清册已经审批', 'This disposal has been decided');
  assertOther(
    disposal.proposedBy,
    who,
    '提出销毁的人不得审批本清册',
    'Who proposes a disposal does not approve it',
  );
  const decision = { by: personOf(who), at: now.toISOString(), note };
  return { disposal: { ...disposal, state: verdict, decision }, facts: [verdict] };
};

/** One item came to its end; the last one ends the disposal. */
export const itemEnded = (
  disposal: Disposal,
  holding: string,
  end: { state: 'gone' } | { state: 'kept'; fault: string },
): DisposalChange => {
  const items = disposal.items.map((item) => (item.holding === holding ? { ...item, ...end } : item));
  const over = items.every(({ state }) => state !== 'waiting');
  return {
    disposal: { ...disposal, items, ...(over ? { state: 'carried-out' as const } : {}) },
    facts: over ? ['carried-out'] : [],
  };
};
