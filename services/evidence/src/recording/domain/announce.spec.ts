import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@sanzhi/kernel';
import { procedures, stateOf } from '@sanzhi/statute';
import { announce, type Announcement, type Setting } from './announce.ts';
import type { Recording } from './recording.ts';
import type { Stay } from './stay.ts';
import { spanOf } from './times.ts';

const now = new Date('2026-02-09T10:00:00+08:00');
const matter = {
  id: 'm-1',
  agency: '114311280064218500',
  stage: 'P04',
  officers: [
    { name: '陈立新', certificate: 'c-1' },
    { name: '周敏', certificate: 'c-2' },
  ],
};
const good: Announcement = {
  id: 'r-1',
  title: '现场检查视频',
  activity: 'site-inspection',
  medium: 'video',
  fileName: '林记食品店 0001.mp4',
  contentType: 'video/mp4',
  size: 1000,
  startedAt: '2026-02-09T09:00:00+08:00',
  endedAt: '2026-02-09T09:30:00+08:00',
  deviceNow: now.toISOString(),
  place: '新田县龙泉镇滨河路18号',
  officers: ['c-1', 'c-2'],
};
const since = '2026-02-03T01:00:00.000Z';
const settingOf = (stage: string, before: readonly Stay[] = [], stageSince = since): Setting => {
  const state = stateOf(procedures['ordinary-penalty'], stage);
  return {
    matter: { ...matter, stage, stageSince },
    state,
    stays: [...before, { state: stage, from: stageSince, activities: state.recording.activities }],
    now,
    by: { name: '陈立新' },
    clockToleranceMs: 300_000,
  };
};
const told = (change: Partial<Announcement> = {}, stage = 'P04') =>
  announce({ ...good, ...change }, settingOf(stage));
const refusal = (change: Partial<Announcement>, stage?: string): DomainError => {
  try {
    told(change, stage);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('was not refused');
};

describe('what may be announced', () => {
  it('takes what the matrix asks for in this state', () => {
    expect(told()).toMatchObject({
      state: 'uploading',
      stage: 'P04',
      activity: 'site-inspection',
      clockOffsetMs: 0,
    });
  });

  it('keeps the track of the device in the order of time, and why there is none', () => {
    const point = (minute: number) => ({
      at: `2026-02-09T09:${minute}:00+08:00`,
      latitude: 25.9,
      longitude: 112.2,
      accuracyMetres: 8,
    });
    expect(told({ track: [point(20), point(10)] }).track).toEqual([point(10), point(20)]);
    expect(told({ positionFault: 'denied' })).toMatchObject({ positionFault: 'denied' });
    expect(told({ track: [] }).track).toBeUndefined();
    expect(refusal({ track: [point(36)] }).code).toBe('recording.track-outside');
  });

  it('keeps what the device noticed missing, in order, and of no other time', () => {
    const hole = (minute: number) => ({
      from: `2026-02-09T09:${minute}:00+08:00`,
      to: `2026-02-09T09:${minute + 2}:00+08:00`,
      what: 'no-sound' as const,
    });
    expect(told({ interruptions: [hole(20), hole(10)] }).interruptions).toEqual([hole(10), hole(20)]);
    expect(refusal({ interruptions: [hole(40)] }).code).toBe('recording.interruption-outside');
    const [from, to] = [hole(20).to, hole(20).from];
    expect(refusal({ interruptions: [{ ...hole(20), from, to }] }).code).toBe(
      'recording.interruption-outside',
    );
  });

  it('law 5: names the object by ids alone', () => {
    expect(told().key).toBe('m-1/r-1');
  });

  it.each([
    ['an activity nobody knows', { activity: 'toString' }, 'recording.activity-unknown', 'activity', 'P04'],
    [
      'a photo where the whole course must be filmed',
      { activity: 'compulsion', medium: 'photo' },
      'recording.medium-not-enough',
      'medium',
      'P06',
    ],
    ['a film called a picture', { contentType: 'image/png' }, 'recording.content-type', 'contentType', 'P04'],
    [
      'a picture that can carry script',
      { medium: 'photo', contentType: 'image/svg+xml' },
      'recording.content-type',
      'contentType',
      'P04',
    ],
    [
      'an end before the beginning',
      { endedAt: '2026-02-09T08:59:59+08:00' },
      'recording.ends-before-start',
      'endedAt',
      'P04',
    ],
    [
      'an end in the future',
      { endedAt: '2026-02-09T10:06:00+08:00' },
      'recording.in-the-future',
      'endedAt',
      'P04',
    ],
    [
      'an officer of another matter',
      { officers: ['c-1', 'c-9'] },
      'recording.not-its-officer',
      'officers',
      'P04',
    ],
    ['one officer alone', { officers: ['c-1', 'c-1'] }, 'recording.too-few-officers', 'officers', 'P04'],
  ] as const)('refuses %s', (_, change, code, field, stage) => {
    const error = refusal(change, stage);
    expect([error.code, error.detail.field, error.detail.kind]).toEqual([code, field, 'invalid']);
    expect(error.words.zh).toMatch(/[一-鿿]/);
  });

  it('refuses an activity that the present state does not record, naming those it does', () => {
    const error = refusal({ activity: 'service' });
    expect(error.code).toBe('recording.activity-not-here');
    expect(error.words.zh).toContain('现场检查');
    expect(told({ activity: 'service' }, 'P12').activity).toBe('service');
  });

  it('lets a fixed camera of the house run alone and in any state', () => {
    expect(told({ activity: 'premises', officers: ['c-1'] }, 'P10').activity).toBe('premises');
  });

  it('measures a device clock that is three days ahead, and takes it off before judging the times', () => {
    const ahead = 3 * 86_400_000;
    const later = (time: string) => new Date(Date.parse(time) + ahead).toISOString();
    const { clockOffsetMs } = told({
      startedAt: later(good.startedAt),
      endedAt: later(good.endedAt),
      deviceNow: later(good.deviceNow),
      clockNote: '设备时钟电池耗尽后复位',
    });
    expect(clockOffsetMs).toBe(ahead);
    expect(refusal({ endedAt: later(good.endedAt) }).code).toBe('recording.in-the-future');
  });

  it('refuses a clock that is off by more than the house allows, says what to do, and takes it with a reason', () => {
    const off = { deviceNow: new Date(now.getTime() - 400_000).toISOString() };
    const error = refusal(off);
    expect([error.code, error.detail.field]).toEqual(['recording.clock-off', 'clockNote']);
    expect(error.words.zh).toMatch(/慢400秒.*300秒.*校准设备时钟/);
    expect(told({ ...off, clockNote: '出厂后未校时' })).toMatchObject({
      clockOffsetMs: -400_000,
      clockNote: '出厂后未校时',
    });
  });

  it('goes by the clock of the capture, not by one that was set right before the upload', () => {
    const ahead = 20 * 60_000;
    const later = (time: string) => new Date(Date.parse(time) + ahead).toISOString();
    const captured = {
      startedAt: later(now.toISOString()),
      endedAt: later(now.toISOString()),
      captureClock: { offsetMs: ahead, errorMs: 40, measuredAt: later(now.toISOString()) },
    };
    expect(refusal(captured)).toMatchObject({ code: 'recording.clock-off', detail: { field: 'clockNote' } });
    const noted = { ...captured, clockNote: '手机未自动校时，事后已校准' };
    expect(told(noted)).toMatchObject({ clockOffsetMs: 0, captureClock: { offsetMs: ahead } });
    expect(spanOf(told(noted)).to).toBe(now.getTime());
    const right = { captureClock: { ...captured.captureClock, offsetMs: 0 } };
    expect(refusal({ ...right, deviceNow: later(now.toISOString()) }).code).toBe('recording.clock-off');
    expect(refusal({ ...noted, ...right }).code).toBe('recording.in-the-future');
  });

  it('refuses an empty file by name, and anything at all for a matter at its end', () => {
    expect(refusal({ size: 0 })).toMatchObject({ code: 'recording.empty', detail: { field: 'size' } });
    const closed = refusal({ activity: 'premises' }, 'P20');
    expect(closed.code).toBe('recording.matter-closed');
    expect(closed.words.zh).toContain('登记到正确的案件');
  });

  it('keeps what is no evidence for half a year, what must be kept long as long, and knows its level of secrecy', () => {
    expect(told()).toMatchObject({ retention: 'case-file', evidence: true, secrecy: 'none' });
    expect(told({ evidence: false }).retention).toBe('six-months');
    expect(told({ activity: 'compulsion', evidence: false }, 'P06').retention).toBe('long');
    expect(told({ secrecy: 'work-secret' }).secrecy).toBe('work-secret');
    expect(refusal({ secrecy: 'cosmic' }).code).toBe('recording.secrecy-unknown');
  });
});

describe('the stay that a record belongs to', () => {
  const stay = (stage: string, from: string, to: string): Stay => ({
    state: stage,
    from: `2026-02-09T${from}:00+08:00`,
    to: `2026-02-09T${to}:00+08:00`,
    activities: stateOf(procedures['ordinary-penalty'], stage).recording.activities,
  });
  const placed = (change: Partial<Announcement>, stage: string, before: readonly Stay[]) => {
    const { stage: of, stageSince } = announce(
      { ...good, ...change },
      settingOf(stage, before, '2026-02-09T09:40:00+08:00'),
    );
    return [of, stageSince];
  };

  it('is the one in which it was made, though the matter has moved on', () => {
    const before = [stay('P02', '08:00', '08:30'), stay('P04', '08:30', '09:40')];
    expect(placed({}, 'P09', before)).toEqual(['P04', '2026-02-09T08:30:00+08:00']);
    expect(() => placed({ activity: 'hearing' }, 'P09', before)).toThrow(/is not recorded in the state/);
  });

  it('is not the same stage entered again since', () => {
    const before = [stay('P04', '08:30', '09:35'), stay('P09', '09:35', '09:40')];
    expect(placed({}, 'P04', before)).toEqual(['P04', '2026-02-09T08:30:00+08:00']);
    const now = { startedAt: '2026-02-09T09:41:00+08:00', endedAt: '2026-02-09T09:42:00+08:00' };
    expect(placed(now, 'P04', before)).toEqual(['P04', '2026-02-09T09:40:00+08:00']);
  });

  it('is the one it was made for, where the matter entered it a little later', () => {
    const before = [stay('P04', '08:30', '09:32'), stay('P06', '09:32', '09:35')];
    const seizure = { activity: 'compulsion', endedAt: '2026-02-09T09:31:00+08:00' };
    expect(placed(seizure, 'P04', before)).toEqual(['P06', '2026-02-09T09:32:00+08:00']);
    const longAgo = {
      ...seizure,
      startedAt: '2026-02-06T09:00:00+08:00',
      endedAt: '2026-02-06T09:01:00+08:00',
    };
    expect(() => placed(longAgo, 'P04', before)).toThrow(/is not recorded in the state/);
  });
});

describe('a copy of a sealed recording', () => {
  const source = { ...told(), id: 'r-0', state: 'sealed' as const, sha256: 'a'.repeat(64) };
  const derivedFrom = { recording: 'r-0', kind: 'redacted' as const };
  const copy = (from: Recording | undefined, stage = 'P10') =>
    announce({ ...good, derivedFrom }, { ...settingOf(stage), source: from });

  it('belongs where its source does, whatever the matter has come to, and names the source by its digest', () => {
    expect(copy(source)).toMatchObject({
      stage: 'P04',
      stageSince: source.stageSince,
      activity: 'site-inspection',
      derivedFrom: { ...derivedFrom, sha256: 'a'.repeat(64) },
    });
  });

  it.each([
    ['nothing', undefined],
    ['another matter', { ...source, matter: 'm-2' }],
    ['what is not sealed', { ...source, state: 'received' as const }],
    ['another copy', { ...source, derivedFrom: { ...derivedFrom, sha256: 'b'.repeat(64) } }],
  ])('is refused when it names %s', (_, from) => {
    expect(() => copy(from)).toThrow(expect.objectContaining({ code: 'recording.source-not-sealed' }));
  });
});
