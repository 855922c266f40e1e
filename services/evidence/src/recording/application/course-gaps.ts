import type { CourseView } from '@sanzhi/contracts';
import { absent, derivedId, DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import { isWholeCourse, lawFor } from '@sanzhi/statute';
import {
  approveGap,
  explainGap,
  givenUpOf,
  withGivenUp,
  withSegment,
  type Course,
  type CourseChange,
} from '../domain/course.ts';
import type { Discard } from '../domain/discard.ts';
import { personOf } from './known.ts';
import type { Caller, Cases, Courses, KeptCourse, Recordings } from './ports.ts';

interface Rooms {
  courses: Courses;
  recordings: Recordings;
  cases: Cases;
}

const thing = { zh: '全程音像记录', en: 'whole-course recording' };
const approvers = ['unit-head', 'agency-leader'];

/** 全程音像记录的连续性: segments, gaps, why there are gaps and who approved that. */
export class CourseGaps {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  /** After a recording was sealed: an original of an activity that must be recorded whole joins its course. */
  async join(recordingId: string): Promise<void> {
    const { recordings, courses } = this.#rooms;
    const kept = await recordings.get(recordingId);
    if (!kept) throw new DomainError('recording.too-early', thing, { kind: 'unavailable' });
    const { state: recording } = kept;
    const { matter, stage, stageSince, activity, agency } = recording;
    if (recording.state !== 'sealed' || recording.derivedFrom) return;
    if (!isWholeCourse(activity, lawFor(agency, stageSince))) return;
    const id = derivedId('course', matter, stage, stageSince, activity);
    const name = (after: string, from: string) => derivedId('gap', id, after, from);
    const course = await courses.get(id);
    const change = withSegment(course?.state, recording, { id, name });
    if (!change) return;
    await (course ? courses.save(course, change) : courses.add(change));
  }

  /** What was captured of an activity that must be recorded whole, and given up, is a gap of its course. */
  async giveUp(discard: Discard): Promise<void> {
    const { matter, stage, stageSince: since, activity, agency } = discard;
    if (!matter || !stage || !since || !activity) return;
    if (!isWholeCourse(activity, lawFor(agency, since))) return;
    const { courses } = this.#rooms;
    const id = derivedId('course', matter, stage, since, activity);
    const name = (after: string, from: string) => derivedId('gap', id, after, from);
    const course = await courses.get(id);
    const place = { id, agency, matter, stage, since, activity };
    const change = withGivenUp(course?.state, place, { given: givenUpOf(discard), name });
    if (!change) return;
    await (course ? courses.save(course, change) : courses.add(change));
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<CourseView[]> {
    await this.#rooms.cases.read(matter, who);
    return (await this.#rooms.courses.ofMatter(matter, who.agency)).map(({ state }) => viewOf(state));
  }

  async explain(input: { matter: string; gap: string; reason: string; who: Caller }): Promise<Receipt> {
    const { matter, gap, reason, who } = input;
    await this.#rooms.cases.forOfficer(matter, who);
    return this.#change(input, (course) => explainGap(course, gap, reason, personOf(who)));
  }

  async approve(input: { matter: string; gap: string; who: Caller }): Promise<Receipt> {
    const { matter, gap, who } = input;
    await this.#rooms.cases.forRole(matter, who, approvers);
    const act = { by: personOf(who), now: this.#clock.now() };
    return this.#change(input, (course) => approveGap(course, gap, act));
  }

  async #change(
    { matter, gap, who }: { matter: string; gap: string; who: Caller },
    change: (course: Course) => CourseChange,
  ): Promise<Receipt> {
    const { courses } = this.#rooms;
    const listed = await courses.ofMatter(matter, who.agency);
    const found = listed.find(({ state }) => state.gaps.some(({ id }) => id === gap));
    // Read by itself once more: a repeated command meets its mark there.
    const kept: KeptCourse | undefined = found && (await courses.get(found.id));
    if (!kept) throw absent({ zh: '记录中断', en: 'gap' }, gap);
    return courses.save(kept, change(kept.state));
  }
}

const viewOf = ({ id, stage, activity, since, toleranceSeconds, segments, gaps }: Course): CourseView => ({
  id,
  stage,
  activity,
  since,
  toleranceSeconds,
  segments: segments.map(({ recording, from, to }) => ({ recording, from, to })),
  gaps,
});
