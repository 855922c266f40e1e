import type { Interruption, Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { civilDateOf, courseGapSeconds, inForce } from '@sanzhi/statute';
import type { Discard } from './discard.ts';
import { assertApart } from './lateness.ts';
import type { Officer, Recording } from './recording.ts';
import { aheadMs, spanOf } from './times.ts';

export interface Segment {
  recording: string;
  /** By the server's clock. */
  from: string;
  to: string;
  /** Until when the device said it was recording. */
  claimedTo: string;
  officers: Officer[];
  announcedBy: Person;
  /** What the device noticed missing in it, by the server's clock and in order. */
  interruptions?: Interruption[];
}

export interface Gap {
  id: string;
  /** The recording behind which it opens, or the capture that was given up. */
  after: string;
  discarded?: true;
  /** What the device noticed missing there while it recorded. */
  what?: Interruption['what'];
  from: string;
  to: string;
  seconds: number;
  reason?: string;
  by?: Person;
  approvedBy?: Person;
  approvedAt?: string;
}

/** Captured for the course and given up: what it showed is missing, whatever else was filmed then. */
export interface GivenUp {
  capture: string;
  /** By the server's clock. */
  from: string;
  to: string;
  reason: string;
  by: Person;
}

/** 全程音像记录: all recordings of one activity in one stay of a matter in a stage, and what is missing between them. */
export interface Course {
  id: string;
  agency: string;
  matter: string;
  stage: string;
  /** Since when the matter has been in the stage. */
  since: string;
  activity: string;
  toleranceSeconds: number;
  segments: Segment[];
  givenUp?: GivenUp[];
  gaps: Gap[];
  /** Start of the first segment. */
  startedAt: string;
}

export type CourseFact =
  { fact: 'checked' } | { fact: 'gap-explained'; gap: string; seconds: number; reason: string };
export interface CourseChange {
  course: Course;
  facts: CourseFact[];
}

type NameGap = (after: string, from: string) => string;

/** What the recording covers, by the server's clock: as long as the file lasts, not as long as was claimed. */
export const segmentOf = (recording: Recording): Segment => {
  const { id, facts, officers, announcedBy } = recording;
  const { from, to: claimed } = spanOf(recording);
  const lasts = facts?.durationSeconds;
  const to = lasts === undefined ? claimed : from + Math.round(lasts * 1000);
  const segment = {
    recording: id,
    from: iso(from),
    to: iso(to),
    claimedTo: iso(claimed),
    officers,
    announcedBy,
  };
  if (!recording.interruptions) return segment;
  const ahead = aheadMs(recording);
  const within = (at: string) => iso(Math.min(to, Math.max(from, Date.parse(at) - ahead)));
  const interruptions = recording.interruptions.map((one) => ({
    ...one,
    from: within(one.from),
    to: within(one.to),
  }));
  return { ...segment, interruptions };
};

/** What was given up, by the server's clock. */
export const givenUpOf = (discard: Discard): GivenUp => {
  const { capture, reason, by } = discard;
  const { from, to } = spanOf(discard);
  return { capture, from: iso(from), to: iso(to), reason, by };
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** Which course a recording or a given-up capture belongs to. */
type Place = Pick<Course, 'id' | 'agency' | 'matter' | 'stage' | 'since' | 'activity'>;

const courseOf = (
  place: Place,
  { segments, givenUp }: { segments: Segment[]; givenUp: GivenUp[] },
  { old, name }: { old: readonly Gap[]; name: NameGap },
): CourseChange => {
  const startedAt = [...segments, ...givenUp].map(({ from }) => from).sort()[0] ?? '';
  const toleranceSeconds = inForce(courseGapSeconds, { on: civilDateOf(new Date(startedAt)) }).value;
  const found = [...gapsOf(segments, toleranceSeconds, name), ...givenUp.map((one) => gapOf(one, name))];
  // What was said of a gap stays said as long as the gap stays the same.
  const gaps = found.map((gap) => old.find(({ id, to }) => id === gap.id && to === gap.to) ?? gap);
  const more = givenUp.length ? { givenUp } : {};
  return {
    course: { ...place, toleranceSeconds, segments, ...more, gaps, startedAt },
    facts: [{ fact: 'checked' }],
  };
};

/** The course with one more segment; the one that is there already changes nothing. */
export const withSegment = (
  course: Course | undefined,
  recording: Recording,
  { id, name }: { id: string; name: NameGap },
): CourseChange | undefined => {
  const segment = segmentOf(recording);
  if (course?.segments.some((one) => one.recording === segment.recording)) return undefined;
  const segments = [...(course?.segments ?? []), segment].sort((a, b) => (a.from < b.from ? -1 : 1));
  const { agency, matter, stage, stageSince: since, activity } = recording;
  const place = { id, agency, matter, stage, since, activity };
  return courseOf(place, { segments, givenUp: course?.givenUp ?? [] }, { old: course?.gaps ?? [], name });
};

/** The course with a gap where something was captured and given up, with the reason that was said then. */
export const withGivenUp = (
  course: Course | undefined,
  place: Place,
  { given, name }: { given: GivenUp; name: NameGap },
): CourseChange | undefined => {
  const known = course?.givenUp ?? [];
  if (known.some(({ capture }) => capture === given.capture)) return undefined;
  const whole = { segments: course?.segments ?? [], givenUp: [...known, given] };
  return courseOf(place, whole, { old: course?.gaps ?? [], name });
};

const gapOf = ({ capture, from, to, reason, by }: GivenUp, name: NameGap): Gap => ({
  id: name(capture, from),
  after: capture,
  discarded: true,
  from,
  to,
  seconds: Math.round((Date.parse(to) - Date.parse(from)) / 1000),
  reason,
  by,
});

/** What a segment really shows: up to each interruption, and again behind it. */
const piecesOf = (segment: Segment): Segment[] => {
  const pieces: Segment[] = [];
  let { from } = segment;
  for (const hole of segment.interruptions ?? []) {
    if (hole.from >= from) pieces.push({ ...segment, from, to: hole.from });
    if (hole.to > from) from = hole.to;
  }
  return [...pieces, { ...segment, from }];
};

/** What the device said of the hole, and who announced it so. */
const noticed = ({ after, from }: { after: string; from: string }, segments: readonly Segment[]) => {
  const segment = segments.find(({ recording }) => recording === after);
  const hole = segment?.interruptions?.find((one) => one.from <= from && from < one.to);
  if (!segment || !hole) return {};
  const { what, reason } = hole;
  return { what, ...(reason === undefined ? {} : { reason, by: segment.announcedBy }) };
};

/** Between the segments, where one was interrupted, and behind the last one up to where the device said it stopped. */
export const gapsOf = (segments: readonly Segment[], toleranceSeconds: number, name: NameGap): Gap[] => {
  const gaps: Gap[] = [];
  let last: Segment | undefined;
  const until = (to: string) => {
    const seconds = last ? Math.round((Date.parse(to) - Date.parse(last.to)) / 1000) : 0;
    if (!last || seconds <= toleranceSeconds) return;
    const gap = { after: last.recording, from: last.to, to, seconds };
    gaps.push({ id: name(gap.after, gap.from), ...gap, ...noticed(gap, segments) });
  };
  for (const piece of segments.flatMap(piecesOf).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    until(piece.from);
    if (!last || piece.to > last.to) last = piece;
  }
  until(segments.reduce((end, { claimedTo }) => (claimedTo > end ? claimedTo : end), ''));
  return gaps;
};

export const openGaps = ({ gaps }: Course): Gap[] => gaps.filter((gap) => !gap.approvedBy);

const gapIn = (course: Course, id: string): Gap => {
  const gap = course.gaps.find((one) => one.id === id);
  if (!gap)
    throw new DomainError(
      'gap.unknown',
      { zh: '没有这处中断', en: 'There is no such gap' },
      { kind: 'absent' },
    );
  if (gap.approvedBy)
    throw new DomainError('gap.approved', { zh: '该处中断已经批准', en: 'The gap is approved already' });
  return gap;
};

const withGap = (course: Course, gap: Gap): Course => ({
  ...course,
  gaps: course.gaps.map((one) => (one.id === gap.id ? gap : one)),
});

/** 中断说明, by an officer of the matter. */
export const explainGap = (course: Course, id: string, reason: string, by: Person): CourseChange => {
  const gap = gapIn(course, id);
  return {
    course: withGap(course, { ...gap, reason, by }),
    facts: [{ fact: 'gap-explained', gap: id, seconds: gap.seconds, reason }],
  };
};

/** 批准中断说明: by somebody who neither explains it nor was there (law 7). */
export const approveGap = (
  course: Course,
  id: string,
  { by, now }: { by: Person; now: Date },
): CourseChange => {
  const gap = gapIn(course, id);
  if (gap.reason === undefined)
    throw new DomainError('gap.unexplained', {
      zh: '尚未说明中断原因，请先由办案人员说明',
      en: 'Nobody has said why there is a gap; an officer of the matter must first',
    });
  assertApart(by, [gap.by, ...course.segments.flatMap((one) => [...one.officers, one.announcedBy])]);
  return {
    course: withGap(course, { ...gap, approvedBy: by, approvedAt: now.toISOString() }),
    facts: [{ fact: 'checked' }],
  };
};
