import type { AggregateStore } from '@sanzhi/persistence';
import type { Courses, KeptCourse } from '../application/ports.ts';
import type { Course, CourseChange } from '../domain/course.ts';
import { courseDrafts } from './course-events.ts';

export const courseIndexes: Record<string, 1 | -1>[] = [
  { 'state.matter': 1, createdAt: -1, _id: -1 },
  { agency: 1, 'state.startedAt': 1 },
];

export class MongoCourses implements Courses {
  readonly #store: AggregateStore<Course>;
  constructor(store: AggregateStore<Course>) {
    this.#store = store;
  }
  get(id: string) {
    return this.#store.load(id);
  }
  add(change: CourseChange) {
    const { course } = change;
    return this.#store.create(course.id, course.agency, course, courseDrafts(change));
  }
  save(known: KeptCourse, change: CourseChange) {
    return this.#store.save(known, change.course, courseDrafts(change));
  }
  ofMatter(matter: string, agency: string) {
    return this.#store.find({ agency, 'state.matter': matter });
  }
  begunBetween(agency: string, from: string, to: string) {
    return this.#store.find({ agency, 'state.startedAt': { $gte: from, $lt: to } }, 100_000);
  }
}
