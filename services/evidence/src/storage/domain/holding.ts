import {
  civilDateOf,
  fixityInterval,
  inForce,
  keptUntil,
  longerClass,
  plusDays,
  plusMonths,
  renewalLead,
  type ArchiveClass,
} from '@sanzhi/statute';
import type { Keeping } from './keeping.ts';
import { classesSince, isHeld } from './keeping.ts';
import type { SealedThing } from './thing.ts';

/** What this room knows of one sealed version: until when it stays, whether it is held, when its bytes were last read. */
export interface Holding extends SealedThing {
  id: string;
  held: boolean;
  /** What the matter ordered has reached the store. */
  settled: boolean;
  nextCheckAt: string;
  checkedAt?: string;
  fault?: string;
  disposed?: { at: string; disposal: string };
}

export const openHolding = (id: string, thing: SealedThing): Holding => ({
  ...thing,
  id,
  held: false,
  settled: false,
  nextCheckAt: nextCheck(thing.class, thing.sealedAt),
});

const dayEnd = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString();
const dayOf = (at: string): string => civilDateOf(new Date(at));

const nextCheck = (archive: ArchiveClass, from: string): string =>
  dayEnd(plusDays(dayOf(from), fixityInterval(archive, dayOf(from))));

/**
 * Until when it must stay: the longest of what was sealed and what was ordered; never shorter than now. A permanent
 * record's lock is renewed before it ends.
 */
export const wantedUntil = (holding: Holding, archive: ArchiveClass, now: Date): string => {
  const own = dayEnd(keptUntil(archive, dayOf(holding.sealedAt)));
  const longest = own > holding.retainUntil ? own : holding.retainUntil;
  if (archive !== 'permanent') return longest;
  const today = civilDateOf(now);
  const lead = dayEnd(plusMonths(today, inForce(renewalLead, { on: today }).value));
  return longest > lead ? longest : dayEnd(keptUntil('permanent', today));
};

export interface Wanted {
  class: ArchiveClass;
  retainUntil: string;
  held: boolean;
}

/** What the store is to be told about this version. */
export const wantedOf = (holding: Holding, keeping: Keeping | undefined, now: Date): Wanted => {
  const archive = [holding.class, ...(keeping ? classesSince(keeping, holding.sealedAt) : [])].reduce(
    longerClass,
  );
  return {
    class: archive,
    retainUntil: wantedUntil(holding, archive, now),
    held: keeping !== undefined && isHeld(keeping),
  };
};

export const settle = ({ fault, ...holding }: Holding, wanted: Wanted): Holding => ({
  ...holding,
  ...wanted,
  settled: true,
  ...(fault === undefined || fault === unreached || fault === unproven ? {} : { fault }),
});

/** What was ordered did not reach the store: named until it does, unless something worse is named already. */
export const unreached = 'keeping.unreached';
/** The database says that nothing holds it, and the ledger does not: it stays held. */
export const unproven = 'keeping.unproven';

/** Permanent is never due; the rest when its last day is over and nothing holds it. */
export const isDue = (holding: Holding, now: Date): boolean =>
  holding.disposed === undefined &&
  !holding.held &&
  holding.class !== 'permanent' &&
  holding.settled &&
  now.getTime() > Date.parse(holding.retainUntil);

export const checked = (holding: Holding, now: Date, fault?: string): Holding => {
  const { fault: _before, ...rest } = holding;
  return {
    ...rest,
    checkedAt: now.toISOString(),
    nextCheckAt: nextCheck(holding.class, now.toISOString()),
    ...(fault === undefined ? {} : { fault }),
  };
};
