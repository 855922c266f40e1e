import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { chen, matterId } from '../../../test/case-scene.ts';
import { agency, people } from '../../../test/matter-people.ts';
import { film, memoryScene, uploaded } from '../../../test/recording-scene.ts';
import { StoredCourses } from '../adapters/stored-courses.ts';
import { StoredDiscards } from '../adapters/stored-discards.ts';
import { MemoryDuties } from '../adapters/memory-duties.ts';
import { CourseGaps } from './course-gaps.ts';
import type { OwingSlot } from './ports.ts';
import { RecordingStatistics } from './recording-statistics.ts';

const open = () => {
  const scene = memoryScene();
  scene.cases.stage = 'P06';
  const courses = inMemory(StoredCourses);
  const duties = new MemoryDuties();
  const { recordings, cases, clock } = scene;
  const gaps = new CourseGaps({ courses, recordings, cases }, clock);
  const slots: OwingSlot[] = [];
  const statistics = new RecordingStatistics({
    slots: { owing: async () => slots },
    recordings,
    courses,
    duties,
    discards: inMemory(StoredDiscards),
  });
  /** A film of the seizure, from and to so many seconds after nine. */
  const filmed = async (from: number, to: number): Promise<string> => {
    const at = (seconds: number) =>
      new Date(Date.parse('2026-02-09T09:00:00+08:00') + seconds * 1000).toISOString();
    const body = Buffer.from(`film ${from} ${to}`);
    const change = { activity: 'compulsion', startedAt: at(from), endedAt: at(to), device: 'DSJ-7' };
    if (film.readable) scene.seen = { ...film, facts: { ...film.facts, durationSeconds: to - from } };
    const id = await uploaded(scene, body, change);
    await scene.complete(id, body);
    await scene.deliver(id);
    await gaps.join(id);
    await gaps.join(id);
    return id;
  };
  const last = () => courses.events.at(-1)?.data as { open: number; recordings: string[] };
  return { scene, gaps, duties, slots, statistics, filmed, last };
};

describe('the gaps of a whole-course recording', () => {
  it('are found after the examination, explained by an officer, approved by the head, and told each time', async () => {
    const { scene, gaps, filmed, last } = open();
    const [first, second] = [await filmed(0, 100), await filmed(400, 500)];
    expect(last()).toMatchObject({ open: 1, recordings: [first, second] });
    const [course] = await gaps.ofMatter({ matter: matterId, who: chen });
    const gap = course?.gaps[0]?.id ?? '';
    expect(course?.gaps).toMatchObject([{ after: first, seconds: 300 }]);
    const approve = (who = people.unitHead) =>
      scene.command(() => gaps.approve({ matter: matterId, gap, who }));
    await expect(approve()).rejects.toMatchObject({ code: 'gap.unexplained' });
    await scene.command(() => gaps.explain({ matter: matterId, gap, reason: '更换电池', who: chen }));
    await expect(approve(chen)).rejects.toMatchObject({ code: 'matter.role' });
    await approve();
    expect(last()).toMatchObject({ open: 0 });
    const other = { matter: matterId, gap: derivedId('x'), reason: '?', who: chen };
    await expect(gaps.explain(other)).rejects.toMatchObject({ detail: { kind: 'absent' } });
  });

  it('are of no concern to what need not be whole', async () => {
    const { scene, gaps, last } = open();
    scene.cases.stage = 'P04';
    const body = Buffer.from('a short film');
    const id = await uploaded(scene, body);
    await scene.complete(id, body);
    await scene.deliver(id);
    await gaps.join(id);
    expect(last()).toBeUndefined();
  });
});

describe('statistics of recordings (R-16)', () => {
  it('count what was owed, paid, late, broken, by whom and with what', async () => {
    const { duties, statistics, filmed } = open();
    await filmed(0, 100);
    await filmed(400, 500);
    const duty = { agency, matter: matterId, activity: 'compulsion', at: '2026-02-09T02:00:00.000Z' };
    await duties.paid('e-1', { ...duty, paid: 'recorded' });
    await duties.paid('e-2', { ...duty, paid: 'exempted' });
    await duties.exempted('e-3', { agency, ground: 'secrecy', at: duty.at });
    const ask = (from: string, to: string) => statistics.execute({ from, to, who: { agency } });
    const day = await ask('2026-02-09', '2026-02-09');
    expect(day.activities.find(({ activity }) => activity === 'compulsion')).toEqual({
      activity: 'compulsion',
      zh: '行政强制',
      en: 'Compulsion',
      required: 2,
      recorded: 1,
      exempted: 1,
      recordings: 2,
      late: 0,
      gaps: 1,
      discarded: 0,
      seconds: 200,
    });
    expect(day.officers).toMatchObject([
      { certificate: '18110028001', name: '陈立新', recordings: 2, seconds: 200 },
      { certificate: '18110028002', recordings: 2 },
    ]);
    expect(day.devices).toEqual([{ device: 'DSJ-7', recordings: 2, seconds: 200 }]);
    expect(day.exemptions.find(({ ground }) => ground === 'secrecy')?.count).toBe(1);
    const before = await ask('2026-02-07', '2026-02-08');
    expect(before.activities.every((one) => one.required + one.recordings === 0)).toBe(true);
    await expect(ask('2026-02-09', '2026-02-08')).rejects.toMatchObject({ code: 'statistics.period' });
    await expect(ask('2024-02-09', '2026-02-08')).rejects.toMatchObject({ code: 'statistics.period' });
  });

  it('count what fixed cameras owed of booked slots: filmed, approved without a film, missing still', async () => {
    const { slots, statistics } = open();
    slots.push({ films: ['film-1'] }, { films: ['film-2'] });
    slots.push({ missing: { approvedBy: people.unitHead } }, { missing: {} });
    const { activities } = await statistics.execute({
      from: '2026-02-09',
      to: '2026-02-09',
      who: { agency },
    });
    const counted = activities.find(({ activity }) => activity === 'premises');
    expect(counted).toMatchObject({ required: 4, recorded: 2, exempted: 1 });
  });
});
