import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import type { Discards } from '../application/ports.ts';
import { discardCapture, type DiscardGiven } from '../domain/discard.ts';

const now = new Date('2026-02-09T10:00:00+08:00');

export const givenUp = (name: string, change: Partial<DiscardGiven> = {}): DiscardGiven => ({
  id: derivedId('discard', name),
  capture: derivedId('capture', name),
  medium: 'video',
  title: '行政强制录像',
  activity: 'compulsion',
  startedAt: '2026-02-09T09:00:00+08:00',
  endedAt: '2026-02-09T09:01:40+08:00',
  sha256: 'a'.repeat(64),
  size: 1000,
  reason: '镜头被遮挡，重拍',
  discardedAt: '2026-02-09T09:02:00+08:00',
  deviceNow: now.toISOString(),
  ...change,
});

/** What every keeper of discards does; `name` keeps one run apart from another's in a shared database. */
export const discardsContract = (open: () => Promise<{ discards: Discards; name: string }>): void => {
  it('keeps each once, lists one matter of one agency, and what was told in a span whose end is not included', async () => {
    const { discards, name } = await open();
    const [agency, matter] = [derivedId('agency', name).slice(0, 18), derivedId('matter', name)];
    const place = { id: matter, stage: 'P06', stageSince: now.toISOString(), stays: [] };
    const setting = { agency, matter: place, now, by: { name: '陈立新' } };
    const change = discardCapture(givenUp(`${name}-a`), setting);
    await discards.add(change);
    const other = { ...setting, agency: '114311280064218501' };
    await discards.add(discardCapture(givenUp(`${name}-b`), other));
    await discards.add(discardCapture(givenUp(`${name}-c`), { ...setting, matter: undefined }));
    await expect(discards.add(change)).rejects.toMatchObject({ code: 'already-exists' });
    expect((await discards.ofMatter(matter, agency)).map(({ state }) => state)).toEqual([change.discard]);
    const at = now.toISOString();
    const later = new Date(now.getTime() + 1).toISOString();
    expect(await discards.toldBetween(agency, at, later)).toHaveLength(2);
    expect(await discards.toldBetween(agency, '2026-02-09T00:00:00.000Z', at)).toEqual([]);
  });
};
