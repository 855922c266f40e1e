import { describe, expect, it } from '@jest/globals';
import { recordingNamed } from '../adapters/recordings.contract.ts';
import { keepDerived, orderClip, type Sealed } from './derive.ts';
import { approveLateness, explainLateness } from './lateness.ts';
import { addMark, marksMissing } from './marks.ts';
import { compared, fromIso6709, metresBetween } from './place.ts';
import type { Recording } from './recording.ts';
import { isReceived, receive, seal } from './seal.ts';
import { secondsApart } from './times.ts';

const now = new Date('2026-02-09T11:00:00+08:00');
const chen = { subject: 's-1', name: '陈立新', certificate: 'c-1' };
const head = { subject: 's-9', name: '何股长', certificate: 'c-9' };
const film: Recording = {
  ...recordingNamed('film', 'm-1'),
  medium: 'video',
  announcedBy: chen,
  facts: { container: 'mov,mp4', codecs: ['h264'], durationSeconds: 60 },
};
const sealed = {
  ...film,
  state: 'sealed',
  versionId: 'v1',
  sha256: 'a'.repeat(64),
  retainUntil: '2056-02-09T15:59:59.000Z',
} as Sealed;
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
};

describe('marks', () => {
  const mark = (change: Partial<Parameters<typeof addMark>[1]>, of = film) =>
    addMark(of, { id: 'k-1', atSeconds: 12, kind: 'certificate-shown', ...change }, { now, by: chen });

  it('are added to those that are there, and show what the matrix still misses', () => {
    const one = mark({}).recording;
    const two = mark({ id: 'k-2', kind: 'signature', atSeconds: 58 }, one).recording;
    expect(two.marks.map(({ kind }) => kind)).toEqual(['certificate-shown', 'signature']);
    expect(marksMissing(film)).toHaveLength(4);
    expect(marksMissing(two)).toEqual(['site', 'party-statement']);
    expect(mark({ text: '出示证件' }).facts).toEqual([
      { fact: 'marked', mark: 'k-1', atSeconds: 12, kind: 'certificate-shown', text: '出示证件' },
    ]);
  });

  it('lie within the recording, are of a known kind, and not in a photo or in what was set apart', () => {
    expect(code(() => mark({ atSeconds: 62 }))).toBe('mark.beyond-end');
    expect(code(() => mark({ atSeconds: 60.5 }))).toBe('done');
    expect(code(() => mark({ kind: 'dance' }))).toBe('mark.kind-unknown');
    expect(code(() => mark({}, { ...film, medium: 'photo' }))).toBe('mark.no-time');
    expect(code(() => mark({}, { ...film, state: 'quarantined' }))).toBe('recording.quarantined');
    expect(marksMissing({ ...film, medium: 'photo' })).toEqual([]);
  });
});

describe('lateness', () => {
  const uploading = { ...film, endedAt: '2026-02-08T10:00:00+08:00' };
  const file = { sha256: 'a'.repeat(64), versionId: 'v1' };

  it('is what came more than 24 hours after its end, the clock of the device corrected', () => {
    const at = (time: string, of = uploading) => receive(of, file, new Date(time)).recording.late;
    expect(at('2026-02-09T10:00:00+08:00')).toBeUndefined();
    expect(at('2026-02-09T10:00:01+08:00')).toEqual({ delaySeconds: 86_401 });
    expect(at('2026-02-09T10:00:01+08:00', { ...uploading, clockOffsetMs: -10_000 })).toBeUndefined();
  });

  it('law 7: is explained by the one and approved by another who neither brought it nor was there', () => {
    const late = receive(uploading, file, now).recording;
    const approve = (of: Recording, by = head) => approveLateness(of, { now, by });
    expect(code(() => approve(late))).toBe('recording.late-unexplained');
    const said = explainLateness(late, '山区无网络', { now, by: chen }).recording;
    for (const own of [chen, { subject: 'x', name: '周敏', certificate: 'c-2' }])
      expect(code(() => approve(said, own))).toBe('recording.own-approval');
    const approved = approve(said);
    expect(approved.recording.late).toMatchObject({ reason: '山区无网络', approvedBy: head });
    expect(approved.facts).toMatchObject([{ fact: 'late-approved', reason: '山区无网络' }]);
    expect(code(() => approve(approved.recording))).toBe('recording.late-approved');
    expect(code(() => explainLateness(approved.recording, '另说', { now, by: chen }))).toBe(
      'recording.late-approved',
    );
    expect(code(() => explainLateness(film, '何故', { now, by: chen }))).toBe('recording.not-late');
  });

  it('refuses another file than the device captured, before anything is received', () => {
    const captured = { ...film, captureSha256: 'b'.repeat(64) };
    expect(code(() => receive(captured, file, now))).toBe('recording.capture-digest-differs');
    expect(code(() => receive({ ...film, captureSha256: file.sha256 }, file, now))).toBe('done');
  });
});

describe('clips', () => {
  const order = (fromSeconds: number, toSeconds: number, of: Recording = sealed) =>
    orderClip(of, { id: 'p-1', fromSeconds, toSeconds, purpose: '听证出示' }, { now, by: chen });

  it('are ordered from what is sealed, within its length', () => {
    expect(order(10, 20).recording.clips).toMatchObject([{ id: 'p-1', state: 'ordered' }]);
    expect(code(() => order(20, 10))).toBe('clip.outside');
    expect(code(() => order(50, 70))).toBe('clip.outside');
    expect(code(() => order(1, 2, film))).toBe('recording.not-sealed');
    expect(code(() => order(1, 2, { ...sealed, medium: 'photo' }))).toBe('clip.no-time');
  });

  it('and previews are kept beside the record, each told with its own digest and that of the record', () => {
    const file = { key: 'derived/x', versionId: 'v2', sha256: 'c'.repeat(64), contentType: 'video/mp4' };
    const ordered = order(10, 20).recording as Sealed;
    const { recording, facts } = keepDerived(ordered, [
      { kind: 'preview', file },
      { kind: 'waveform', failed: 'no sound' },
      { kind: 'clip', clip: 'p-1', file },
    ]);
    expect(recording).toMatchObject({
      sha256: sealed.sha256,
      preview: file,
      clips: [{ state: 'made', file }],
    });
    expect(recording.waveform).toBeUndefined();
    expect(facts.map((one) => [one.fact, 'source' in one ? one.source : undefined])).toEqual([
      ['derived', sealed.sha256],
      ['deriving-failed', undefined],
      ['derived', sealed.sha256],
    ]);
  });
});

describe('places', () => {
  const xintian = { latitude: 25.9046, longitude: 112.203 };

  it('are read as containers write them, and measured against what was declared', () => {
    expect(fromIso6709('+25.9046+112.2030+100.000/')).toEqual(xintian);
    expect(fromIso6709('+95.0+112.0/')).toBeUndefined();
    expect(fromIso6709('here')).toBeUndefined();
    // One degree of latitude is 111.2 km on this sphere.
    expect(metresBetween(xintian, { ...xintian, latitude: 26.9046 })).toBeCloseTo(111_195, -1);
    const inside = { position: { ...xintian, latitude: 25.9146 } };
    expect(compared({ ...film, position: xintian }, inside)?.distanceMetres).toBe(1112);
    expect(compared(film, inside)).toEqual(inside);
  });
});

describe('the time in the file', () => {
  const nine = { startedAt: '2026-02-09T09:00:00+08:00', endedAt: '2026-02-09T09:10:00+08:00' };
  it.each([
    ['2026:02:09 09:05:00', 0],
    ['2026:02:09 08:59:00', 60],
    ['2026-02-09T01:11:00.000000Z', 60],
    // The time of the place, called UTC.
    ['2026-02-09T09:10:00.000000Z', 0],
    ['2025-02-09T09:00:00+0800', 365 * 86_400],
    ['1970-01-01T00:00:00Z', undefined],
    ['2026-02-09', undefined],
  ])('%s lies %s seconds outside', (madeAt, seconds) => {
    expect(secondsApart(nine, { madeAt })).toBe(seconds);
  });

  const judged = (differsSeconds: number, change: Partial<Recording> = {}) => {
    const { recording } = receive({ ...film, ...change }, { sha256: 'a'.repeat(64), versionId: 'v' }, now);
    if (!isReceived(recording)) throw new Error('not received');
    const digests = { sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 10 };
    const facts = { container: 'mov,mp4', codecs: [] };
    const scan = { verdict: 'clean' as const };
    return seal(recording, { digests, facts, scan, inside: { differsSeconds }, same: [], until: now })
      .recording.late;
  };

  it('owes a reason and an approval where it is far from the one declared, in an original', () => {
    expect(judged(600)).toBeUndefined();
    expect(judged(601)).toEqual({ delaySeconds: 3600, differsSeconds: 601 });
    expect(judged(601, { derivedFrom: { recording: 'r-0', kind: 'redacted', sha256: 'a' } })).toBeUndefined();
  });
});
