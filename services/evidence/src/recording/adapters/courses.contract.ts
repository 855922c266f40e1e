import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type { Courses, Duties } from '../application/ports.ts';
import { withSegment } from '../domain/course.ts';
import { recordingNamed } from './recordings.contract.ts';

const agency = '114311280064218500';

export const courseNamed = (name: string, matter: string, of = agency) => {
  const film = { ...recordingNamed(name, matter, of), activity: 'compulsion' as const };
  const change = withSegment(undefined, film, { id: derivedId('course', name), name: derivedId });
  if (!change) throw new Error('nothing to join');
  return change;
};

/** What every keeper of courses does; `name` keeps one run apart from another's in a shared database. */
export const coursesContract = (open: () => Promise<{ courses: Courses; name: string }>): void => {
  it('gives back what was added, saves over what it knows, and lists one matter of one agency', async () => {
    const { courses, name } = await open();
    const [here, there] = [derivedId('here', name), derivedId('there', name)];
    const change = courseNamed(`${name}-a`, here);
    await courses.add(change);
    await courses.add(courseNamed(`${name}-b`, there));
    await courses.add(courseNamed(`${name}-c`, here, '114311280064218501'));
    await expect(courses.add(change)).rejects.toMatchObject({ code: 'already-exists' });
    const kept = await courses.get(change.course.id);
    expect(kept).toMatchObject({ version: 1, state: change.course });
    if (!kept) return;
    await courses.save(kept, change);
    await expect(courses.save(kept, change)).rejects.toMatchObject({ detail: { kind: 'stale' } });
    expect((await courses.ofMatter(here, agency)).map(({ id }) => id)).toEqual([change.course.id]);
  });

  it('finds those that began in a span, its end not included', async () => {
    const { courses, name } = await open();
    const of = derivedId('agency', name).slice(0, 18);
    const { course } = courseNamed(`${name}-d`, derivedId('m', name), of);
    await courses.add({ course, facts: [] });
    const begun = (from: string, to: string) => courses.begunBetween(of, from, to);
    const { startedAt } = course;
    const later = new Date(Date.parse(startedAt) + 1).toISOString();
    expect(await begun(startedAt, later)).toHaveLength(1);
    expect(await begun('2020-01-01T00:00:00.000Z', startedAt)).toEqual([]);
    expect(await begun(later, '2030-01-01T00:00:00.000Z')).toEqual([]);
  });
};

export const dutiesContract = (open: () => Promise<{ duties: Duties; name: string }>): void => {
  it('counts each event once, of one agency, in a span whose end is not included', async () => {
    const { duties, name } = await open();
    const of = derivedId('agency', name).slice(0, 18);
    const at = '2026-02-09T02:00:00.000Z';
    const duty = { agency: of, matter: 'm', activity: 'service', paid: 'recorded' as const, at };
    for (const event of ['a', 'a', 'b']) await duties.paid(`${name}-${event}`, duty);
    await duties.paid(`${name}-c`, { ...duty, agency });
    await duties.exempted(`${name}-d`, { agency: of, ground: 'urgency', at });
    const span = [of, at, '2026-02-09T02:00:00.001Z'] as const;
    expect(await duties.paidBetween(...span)).toEqual([duty, duty]);
    expect(await duties.exemptedBetween(...span)).toEqual([{ agency: of, ground: 'urgency', at }]);
    expect(await duties.paidBetween(of, '2026-02-09T01:00:00.000Z', at)).toEqual([]);
  });
};
