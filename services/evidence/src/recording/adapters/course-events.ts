import { courseChecked, gapExplained } from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import { openGaps, type Course, type CourseChange, type CourseFact } from '../domain/course.ts';

/** What has happened to the course, as the house is told it. */
export const courseDrafts = ({ course, facts }: CourseChange): EventDraft[] =>
  facts.map((fact) => ({ ...say(course, fact), matter: course.matter }));

const say = (course: Course, fact: CourseFact): EventDraft => {
  if (fact.fact === 'gap-explained') {
    const { gap, seconds, reason } = fact;
    return { type: gapExplained.type, data: { gap, seconds, reason } };
  }
  const { stage, activity, since, segments, gaps } = course;
  return {
    type: courseChecked.type,
    data: {
      stage,
      activity,
      since,
      recordings: segments.map(({ recording }) => recording),
      gaps: gaps.map(({ id, from, to, seconds, approvedBy }) => ({
        id,
        from,
        to,
        seconds,
        approved: approvedBy !== undefined,
      })),
      open: openGaps(course).length,
    },
  };
};
