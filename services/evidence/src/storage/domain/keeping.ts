import type { Person } from '@sanzhi/contracts';
import type { ArchiveClass } from '@sanzhi/statute';
import { DomainError } from '@sanzhi/kernel';
import { assertOther, personOf, refused, type At } from './people.ts';
import type { NamedThing } from './thing.ts';

export interface Hold {
  id: string;
  ground: string;
  basis: string;
  reason: string;
  by: Person;
  at: string;
  lifted?: { by: Person; at: string; reason: string };
}

/** Told to go for good; what is ordered after it comes too late for it. */
export interface Ending {
  holding: string;
  thing: string;
  disposal: string;
  at: string;
  /** The store did not let go of it: it is kept as the rest is. */
  spared?: string;
}

/** How one matter's records are kept: the class that was ordered, what holds them besides, and which were told to go. */
export interface Keeping {
  id: string;
  agency: string;
  matter: string;
  class?: ArchiveClass;
  history: { class: ArchiveClass; reason: string; by: Person; at: string }[];
  holds: Hold[];
  ending?: Ending[];
  /** Everything ordered has reached every sealed version. */
  settled: boolean;
}

export type KeepingFact =
  | { fact: 'retention-set'; class: ArchiveClass; reason: string }
  | { fact: 'hold-placed'; hold: Hold; ending: string[] }
  | { fact: 'hold-lifted'; hold: Hold; reason: string }
  | { fact: 'ending'; item: NamedThing; disposal: string; proposedBy: Person; approvedBy: Person };

export interface KeepingChange {
  keeping: Keeping;
  facts: KeepingFact[];
}

export const openKeeping = (id: string, agency: string, matter: string): Keeping => ({
  id,
  agency,
  matter,
  history: [],
  holds: [],
  settled: true,
});

export const isHeld = ({ holds }: Keeping): boolean => holds.some(({ lifted }) => lifted === undefined);

const endings = ({ ending = [] }: Keeping): Ending[] => ending.filter(({ spared }) => spared === undefined);
/** Since when a version goes, or is gone. */
export const endingOf = (keeping: Keeping, holding: string): Ending | undefined =>
  endings(keeping).find((one) => one.holding === holding);

/** Classes that were in force at some time since then: one that a shorter one followed at once counts too. */
export const classesSince = ({ history }: Keeping, since: string): ArchiveClass[] =>
  history.filter((_, n) => (history[n + 1]?.at ?? since) >= since).map((entry) => entry.class);

/** 确定保管期限. A shorter class shortens nothing that is sealed: there the longest of all counts. */
export const setRetention = (
  keeping: Keeping,
  { class: archive, reason }: { class: ArchiveClass; reason: string },
  { who, now }: At,
): KeepingChange => {
  if (keeping.class === archive)
    throw refused(
      'same-class',
      '保管期限已是该类别，无需重复确定',
      'The matter is kept in this class already',
    );
  const entry = { class: archive, reason, by: personOf(who), at: now.toISOString() };
  return {
    keeping: { ...keeping, class: archive, history: [...keeping.history, entry], settled: false },
    facts: [{ fact: 'retention-set', class: archive, reason }],
  };
};

/** 保全冻结: apart from retention, until another person lifts it. What goes already is named: it comes too late for that. */
export const placeHold = (
  keeping: Keeping,
  given: { id: string; ground: string; basis: string; reason: string },
  { who, now }: At,
): KeepingChange => {
  const hold: Hold = { ...given, by: personOf(who), at: now.toISOString() };
  return {
    keeping: { ...keeping, holds: [...keeping.holds, hold], settled: false },
    facts: [{ fact: 'hold-placed', hold, ending: endings(keeping).map(({ thing }) => thing) }],
  };
};

export const liftHold = (
  keeping: Keeping,
  { hold: id, reason }: { hold: string; reason: string },
  { who, now }: At,
): KeepingChange => {
  const hold = keeping.holds.find((one) => one.id === id);
  if (!hold)
    throw new DomainError(
      'storage.no-hold',
      { zh: '没有这项保全冻结', en: 'There is no such hold' },
      { kind: 'absent' },
    );
  if (hold.lifted) throw refused('lifted', '该保全冻结已经解除', 'This hold has been lifted');
  assertOther(
    hold.by,
    who,
    '保全冻结须由设置人以外的人解除',
    'A hold is lifted by another person than the one who placed it',
  );
  const lifted = { ...hold, lifted: { by: personOf(who), at: now.toISOString(), reason } };
  return {
    keeping: {
      ...keeping,
      holds: keeping.holds.map((one) => (one.id === id ? lifted : one)),
      settled: false,
    },
    facts: [{ fact: 'hold-lifted', hold, reason }],
  };
};
