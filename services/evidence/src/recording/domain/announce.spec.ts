import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@sanzhi/kernel';
import { procedures, stateOf } from '@sanzhi/statute';
import { announce, type Announcement } from './announce.ts';

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
const told = (change: Partial<Announcement> = {}, stage = 'P04') =>
  announce(
    { ...good, ...change },
    {
      matter: { ...matter, stage },
      state: stateOf(procedures['ordinary-penalty'], stage),
      now,
      by: { name: '陈立新' },
    },
  );
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
    });
    expect(clockOffsetMs).toBe(ahead);
    expect(refusal({ endedAt: later(good.endedAt) }).code).toBe('recording.in-the-future');
  });
});
