import type { Person } from '@sanzhi/contracts';
import { isDue, wantedOf, type Holding } from './holding.ts';
import { endingOf, type Ending, type Keeping, type KeepingChange } from './keeping.ts';
import { assertOther, personOf, refused, type At, type Decision } from './people.ts';
import type { NamedThing } from './thing.ts';

export interface DisposalItem extends NamedThing {
  holding: string;
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

/** What is not over, or held, stays. */
export const assertDue = (holding: Holding, keeping: Keeping | undefined, now: Date): void => {
  if (!isDue({ ...holding, ...wantedOf(holding, keeping, now) }, now))
    throw refused('not-due', '保管期未满或者已冻结，不予销毁', 'It is not over, or held, and stays');
};

/**
 * Judged and told to go in one write of how the matter is kept: a hold stands before that or behind it. Whoever goes on with
 * it after a kill does not judge again.
 */
export const beginEnding = (
  keeping: Keeping,
  holding: Holding,
  { disposal, item, approvedBy }: { disposal: Disposal; item: DisposalItem; approvedBy: Person },
  now: Date,
): KeepingChange => {
  if (endingOf(keeping, holding.id)) return { keeping, facts: [] };
  assertDue(holding, keeping, now);
  const { id, proposedBy } = disposal;
  const ending: Ending = { holding: holding.id, thing: holding.thing, disposal: id, at: now.toISOString() };
  return {
    keeping: { ...keeping, ending: [...(keeping.ending ?? []), ending] },
    facts: [{ fact: 'ending', item, disposal: id, proposedBy, approvedBy }],
  };
};

/** The store has not let go of it; the disposal names it with what it keeps. */
export const spare = (keeping: Keeping, holding: string, now: Date): KeepingChange => ({
  keeping: {
    ...keeping,
    ending: (keeping.ending ?? []).map((one) =>
      one === endingOf(keeping, holding) ? { ...one, spared: now.toISOString() } : one,
    ),
    // What was ordered meanwhile has passed it over.
    settled: false,
  },
  facts: [],
});

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
