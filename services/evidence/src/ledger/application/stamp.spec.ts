import { beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, sha256Hex } from '@sanzhi/kernel';
import { MemoryCheckpoints } from '../adapters/memory-checkpoints.ts';
import { MemoryLog } from '../adapters/memory-log.ts';
import type { Timestamps } from './ports.ts';
import { dayPath, dayStampPath, StampCheckpoints } from './stamp.ts';
import { Stand } from './standing.ts';

let now: Date;
let away: boolean;
let checkpoints: MemoryCheckpoints;
let log: MemoryLog;
let stand: Stand;
beforeEach(() => {
  now = new Date('2026-02-09T10:00:00+08:00');
  away = false;
  checkpoints = new MemoryCheckpoints();
  log = new MemoryLog();
  stand = new Stand();
});

/** Its token names what it stamps. */
const authority: Timestamps = {
  stamp: async (digest) => {
    if (away)
      throw new DomainError('timestamp.unreachable', { zh: '不可达', en: 'away' }, { kind: 'unavailable' });
    return { token: new Uint8Array(Buffer.from(`stamp over ${Buffer.from(digest).toString('hex')}`)) };
  },
};
const stamping = (timestamps: Timestamps | undefined = authority) =>
  new StampCheckpoints({ checkpoints, log, timestamps, stand, clock: { now: () => now } });
const publish = (size: number, day = '2026-02-09') =>
  checkpoints.remember({ size, note: `note ${size}`, at: now, day });
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('time stamps', () => {
  it('cover the note as it was published', async () => {
    await publish(3);
    await stamping().execute();
    expect(text((await checkpoints.newest())?.token)).toBe(`stamp over ${sha256Hex('note 3')}`);
    expect(stand.now.unstamped).toBe(0);
  });

  it('come late when the authority was away; until then it is told how many are missing', async () => {
    away = true;
    await publish(3);
    await publish(5);
    await expect(stamping().execute()).rejects.toMatchObject({ code: 'timestamp.unreachable' });
    expect(stand.now.unstamped).toBe(2);
    away = false;
    await stamping().execute();
    expect(stand.now.unstamped).toBe(0);
    expect((await checkpoints.unstamped(9)).length).toBe(0);
  });

  it('are missed by nobody where none is configured', async () => {
    await publish(3);
    await new StampCheckpoints({
      checkpoints,
      log,
      timestamps: undefined,
      stand,
      clock: { now: () => now },
    }).execute();
    expect(stand.now.unstamped).toBe(0);
  });
});

describe('when a day is over', () => {
  it('its last checkpoint is kept for good, its stamp as soon as there is one', async () => {
    await publish(3);
    await publish(7);
    const keeping = stamping();
    await keeping.execute();
    expect(log.files.size).toBe(0);
    now = new Date('2026-02-10T00:00:01+08:00');
    away = true;
    await publish(9, '2026-02-10');
    await expect(keeping.execute()).rejects.toMatchObject({ code: 'timestamp.unreachable' });
    expect([...log.files.keys()]).toEqual([dayPath('2026-02-09'), dayStampPath('2026-02-09')]);
    expect(text(log.files.get(dayPath('2026-02-09')))).toBe('note 7');
    now = new Date('2026-02-11T00:00:01+08:00');
    await expect(keeping.execute()).rejects.toMatchObject({ code: 'timestamp.unreachable' });
    expect(log.files.has(dayPath('2026-02-10'))).toBe(true);
    expect(log.files.has(dayStampPath('2026-02-10'))).toBe(false);
    away = false;
    await keeping.execute();
    expect(text(log.files.get(dayStampPath('2026-02-10')))).toBe(`stamp over ${sha256Hex('note 9')}`);
  });
});
