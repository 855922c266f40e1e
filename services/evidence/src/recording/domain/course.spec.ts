import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordingNamed } from '../adapters/recordings.contract.ts';
import {
  approveGap,
  explainGap,
  gapsOf,
  openGaps,
  withSegment,
  type Course,
  type Segment,
} from './course.ts';
import type { Recording } from './recording.ts';

const start = Date.parse('2026-02-09T09:00:00+08:00');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const film = (name: string, from: number, to: number, lasts = to - from): Recording => ({
  ...recordingNamed(name, 'm-1'),
  activity: 'compulsion',
  medium: 'video',
  startedAt: at(from),
  endedAt: at(to),
  facts: { container: 'mov,mp4', codecs: ['h264'], durationSeconds: lasts },
});
const name = (after: string, from: string) => `${after}@${from}`;
const course = (...films: Recording[]): Course => {
  let found: Course | undefined;
  for (const one of films) found = withSegment(found, one, { id: 'k', name })?.course ?? found;
  if (!found) throw new Error('no films');
  return found;
};
const head = { subject: 's-9', name: '何股长', certificate: 'c-9' };
const now = new Date(start);

it('has no gap where one film follows the other, in whatever order they come in, up to the tolerance', () => {
  expect(course(film('b', 120, 240), film('a', 0, 60)).gaps).toEqual([]);
  expect(course(film('a', 0, 60), film('b', 121, 240)).gaps).toMatchObject([{ seconds: 61 }]);
});

it('closes a gap when the film that fills it arrives, and takes the same film once', () => {
  const [first, last, between] = [film('a', 0, 60), film('c', 300, 400), film('b', 60, 300)];
  expect(course(first, last).gaps).toMatchObject([{ from: at(60), to: at(300), seconds: 240 }]);
  expect(course(first, last, between).gaps).toEqual([]);
  expect(withSegment(course(first), first, { id: 'k', name })).toBeUndefined();
});

it('goes by what the file lasts, not by what was claimed', () => {
  expect(course(film('a', 0, 600, 60)).gaps).toMatchObject([{ from: at(60), to: at(600), seconds: 540 }]);
});

it('law 7: a gap is explained by the one and approved by another, and only then closed', () => {
  const broken = course(film('a', 0, 60), film('b', 300, 400));
  const id = broken.gaps[0]?.id ?? '';
  const chen = { subject: 's-1', name: '陈立新', certificate: 'c-1' };
  expect(() => approveGap(broken, id, { by: head, now })).toThrow(/Nobody has said why/);
  const { course: said, facts } = explainGap(broken, id, '更换电池', chen);
  expect(facts).toEqual([{ fact: 'gap-explained', gap: id, seconds: 240, reason: '更换电池' }]);
  expect(openGaps(said)).toHaveLength(1);
  expect(() => approveGap(said, id, { by: chen, now })).toThrow(/own explanation/);
  const approved = approveGap(said, id, { by: head, now }).course;
  expect(openGaps(approved)).toEqual([]);
  expect(() => explainGap(approved, id, '另说', chen)).toThrow(/approved already/);
  expect(() => explainGap(broken, 'other', '?', chen)).toThrow(/no such gap/);
  // Another film far behind leaves what was approved as it was.
  const longer = withSegment(approved, film('c', 1000, 1100), { id: 'k', name })?.course;
  expect(longer?.gaps.map((gap) => gap.approvedBy !== undefined)).toEqual([true, false]);
});

it('takes for a gap what the device itself noticed missing, unless another film shows it', () => {
  const hole = (from: number, to: number, more = {}) => ({
    from: at(from),
    to: at(to),
    what: 'no-picture' as const,
    ...more,
  });
  const dark = (...interruptions: ReturnType<typeof hole>[]) => ({ ...film('a', 0, 600), interruptions });
  const broken = course(dark(hole(100, 280), hole(120, 300), hole(400, 460)));
  expect(broken.gaps).toMatchObject([{ from: at(100), to: at(300), seconds: 200, what: 'no-picture' }]);
  expect(broken.gaps[0]?.reason).toBeUndefined();
  expect(openGaps(broken)).toHaveLength(1);
  const said = course(dark(hole(100, 280, { reason: '当事人遮挡镜头' }))).gaps;
  expect(said).toMatchObject([{ reason: '当事人遮挡镜头', by: { name: '陈立新' } }]);
  expect(course(dark(hole(100, 280)), film('b', 90, 290)).gaps).toEqual([]);
  expect(course(dark(hole(500, 900))).gaps).toMatchObject([{ from: at(500), to: at(600), seconds: 100 }]);
  const ahead = { offsetMs: 60_000, errorMs: 1, measuredAt: at(0) };
  expect(course({ ...dark(hole(100, 280)), captureClock: ahead }).gaps).toMatchObject([{ from: at(40) }]);
});

it('finds exactly the seconds that no film covers', () => {
  const films = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 80 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(films, (spans) => {
      const segments: Segment[] = spans
        .map(([from, length], n) => ({
          recording: String(n),
          from: at(from),
          to: at(from + length),
          claimedTo: at(from + length),
          officers: [],
          announcedBy: head,
        }))
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      const covered = new Set(spans.flatMap(([from, length]) => Array.from({ length }, (_, n) => from + n)));
      const [first, last] = [Math.min(...covered), Math.max(...covered)];
      const bare = last - first + 1 - covered.size;
      expect(gapsOf(segments, 0, name).reduce((all, gap) => all + gap.seconds, 0)).toBe(bare);
    }),
  );
});
