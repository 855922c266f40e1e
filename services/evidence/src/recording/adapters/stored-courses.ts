import { Repository, type Aggregates } from '@sanzhi/persistence';
import type { Courses } from '../application/ports.ts';
import type { Course, CourseChange } from '../domain/course.ts';
import { courseDrafts } from './course-events.ts';

export const courseIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.startedAt': 1 },
];

export class StoredCourses extends Repository<Course, CourseChange> implements Courses {
  constructor(store: Aggregates<Course>) {
    super(store, ({ course }) => course, courseDrafts);
  }
  ofMatter(matter: string, agency: string) {
    return this.store.find({ agency, 'state.matter': matter });
  }
  begunBetween(agency: string, from: string, to: string) {
    return this.store.find({ agency, 'state.startedAt': { $gte: from, $lt: to } }, 100_000);
  }
}
