import type { RecordingStatistics as Statistics } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { activities, activityNames, exemptionGrounds, exemptionNames, plusDays } from '@sanzhi/statute';
import { secondsOf } from '../domain/marks.ts';
import { cameLate } from '../domain/seal.ts';
import type { Courses, Discards, Duties, Kept, OwingSlot, Recordings, Slots } from './ports.ts';
import { startOf } from './span.ts';

interface Rooms {
  recordings: Recordings;
  courses: Courses;
  duties: Duties;
  discards: Discards;
  slots: Slots;
}

const mostDays = 366;

/** A slot that the cameras of its room owed a film of: how that was paid, if it was. */
const dutyOf = ({ films, missing }: OwingSlot) => ({
  activity: 'premises',
  paid: films?.length ? 'recorded' : missing?.approvedBy ? 'exempted' : 'missing',
});
const sum = (kept: readonly Kept[]): number =>
  Math.round(kept.reduce((all, { state }) => all + secondsOf(state), 0) * 10) / 10;

/** 音像记录统计: what was owed and paid, how, by whom and with what, over days of the civil calendar. */
export class RecordingStatistics {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async execute(input: { from: string; to: string; who: { agency: string } }): Promise<Statistics> {
    const { from, to, who } = input;
    if (to < from || to > plusDays(from, mostDays))
      throw new DomainError(
        'statistics.period',
        {
          zh: '统计期间须为一年以内，且结束不早于开始',
          en: 'A period of at most a year, its end not before its start',
        },
        { kind: 'invalid', field: 'to' },
      );
    const span = [who.agency, startOf(from), startOf(plusDays(to, 1))] as const;
    const { recordings, courses, duties, discards, slots } = this.#rooms;
    const [sealed, begun, paid, exempted, givenUp, owing] = await Promise.all([
      recordings.sealedBetween(...span),
      courses.begunBetween(...span),
      duties.paidBetween(...span),
      duties.exemptedBetween(...span),
      discards.toldBetween(...span),
      slots.owing(who.agency, from, to),
    ]);
    const due = [...paid, ...owing.map(dutyOf)];
    const originals = sealed.filter(({ state }) => !state.derivedFrom);
    return {
      from,
      to,
      activities: activities.map((activity) => {
        const { zh, en } = activityNames[activity];
        const its = originals.filter(({ state }) => state.activity === activity);
        const owed = due.filter((duty) => duty.activity === activity);
        return {
          activity,
          zh,
          en,
          required: owed.length,
          recorded: owed.filter((duty) => duty.paid === 'recorded').length,
          exempted: owed.filter((duty) => duty.paid === 'exempted').length,
          recordings: its.length,
          late: its.filter(({ state }) => state.late && cameLate(state, new Date(state.receivedAt ?? '')))
            .length,
          gaps: begun
            .filter(({ state }) => state.activity === activity)
            .reduce((all, { state }) => all + state.gaps.length, 0),
          discarded: givenUp.filter(({ state }) => state.activity === activity).length,
          seconds: sum(its),
        };
      }),
      officers: byOfficer(originals),
      devices: byDevice(originals),
      exemptions: exemptionGrounds.map((ground) => ({
        ground,
        ...exemptionNames[ground],
        count: exempted.filter((one) => one.ground === ground).length,
      })),
    };
  }
}

const grouped = (kept: readonly Kept[], keysOf: (kept: Kept) => string[]): Map<string, Kept[]> => {
  const groups = new Map<string, Kept[]>();
  for (const one of kept) for (const key of keysOf(one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
};

const byOfficer = (kept: readonly Kept[]): Statistics['officers'] => {
  const names = new Map(kept.flatMap(({ state }) => state.officers.map((o) => [o.certificate, o.name])));
  const groups = grouped(kept, ({ state }) => state.officers.map(({ certificate }) => certificate));
  return [...groups].map(([certificate, its]) => ({
    certificate,
    name: names.get(certificate) ?? certificate,
    recordings: its.length,
    seconds: sum(its),
  }));
};

const byDevice = (kept: readonly Kept[]): Statistics['devices'] =>
  [...grouped(kept, ({ state: { device } }) => (device === undefined ? [] : [device]))].map(
    ([device, its]) => ({ device, recordings: its.length, seconds: sum(its) }),
  );
