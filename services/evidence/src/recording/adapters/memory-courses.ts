import { DomainError, type Receipt } from '@sanzhi/kernel';
import type { EventDraft } from '@sanzhi/persistence';
import type { Courses, KeptCourse } from '../application/ports.ts';
import type { CourseChange } from '../domain/course.ts';
import { courseDrafts } from './course-events.ts';

/** Keeps courses in memory, for unit tests; held to the same scenarios as the real one. */
export class MemoryCourses implements Courses {
  readonly #kept = new Map<string, KeptCourse>();
  readonly events: EventDraft[] = [];

  async get(id: string) {
    return structuredClone(this.#kept.get(id));
  }
  async add(change: CourseChange): Promise<Receipt> {
    const { id, agency } = change.course;
    if (this.#kept.has(id))
      throw new DomainError('already-exists', { zh: `${id} 已存在`, en: `${id} exists` });
    return this.#put(
      { id, agency, version: 0, sequence: 0, createdAt: new Date(), state: change.course },
      change,
    );
  }
  async save(known: KeptCourse, change: CourseChange): Promise<Receipt> {
    if (this.#kept.get(known.id)?.version !== known.version)
      throw new DomainError('version.stale', { zh: '内容已更新', en: 'stale' }, { kind: 'stale' });
    return this.#put(known, change);
  }
  async ofMatter(matter: string, agency: string) {
    return this.#all(agency).filter(({ state }) => state.matter === matter);
  }
  async begunBetween(agency: string, from: string, to: string) {
    return this.#all(agency).filter(({ state: { startedAt } }) => startedAt >= from && startedAt < to);
  }
  #all(agency: string): KeptCourse[] {
    return structuredClone([...this.#kept.values()].filter((kept) => kept.agency === agency).reverse());
  }
  #put(known: KeptCourse, change: CourseChange): Receipt {
    const drafts = courseDrafts(change);
    this.events.push(...drafts);
    const version = known.version + 1;
    const sequence = known.sequence + drafts.length;
    this.#kept.set(known.id, structuredClone({ ...known, version, sequence, state: change.course }));
    return { id: known.id, version };
  }
}
