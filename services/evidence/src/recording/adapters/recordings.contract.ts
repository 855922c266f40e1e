import { expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import { procedures, stateOf } from '@sanzhi/statute';
import type { Recordings } from '../application/ports.ts';
import { announce } from '../domain/announce.ts';
import type { Recording } from '../domain/recording.ts';
import { receive } from '../domain/seal.ts';

const now = new Date('2026-02-09T10:00:00+08:00');

export const recordingNamed = (
  name: string,
  matter: string,
  agency = '114311280064218500',
): Recording & { uploadId: string } => ({
  ...announce(
    {
      id: derivedId('recording', name),
      title: '现场检查',
      activity: 'site-inspection',
      medium: 'photo',
      fileName: 'a.jpg',
      contentType: 'image/jpeg',
      size: 10,
      startedAt: now.toISOString(),
      endedAt: now.toISOString(),
      deviceNow: now.toISOString(),
      place: '龙泉镇',
      officers: ['c-1', 'c-2'],
    },
    {
      matter: {
        id: matter,
        agency,
        stage: 'P04',
        stageSince: '2026-02-03T01:00:00.000Z',
        officers: [
          { name: '陈立新', certificate: 'c-1' },
          { name: '周敏', certificate: 'c-2' },
        ],
      },
      state: stateOf(procedures['ordinary-penalty'], 'P04'),
      stays: [{ state: 'P04', from: '2026-02-03T01:00:00.000Z', activities: ['site-inspection'] }],
      now,
      by: { name: '陈立新' },
      clockToleranceMs: 300_000,
    },
  ),
  uploadId: 'u',
});

/** What every keeper of recordings does; `name` keeps one run apart from another's in a shared database. */
export const recordingsContract = (open: () => Promise<{ recordings: Recordings; name: string }>): void => {
  it('gives back what was added, at version 1, and what was saved, one higher', async () => {
    const { recordings, name } = await open();
    const recording = recordingNamed(`${name}-a`, derivedId('matter', name));
    expect(await recordings.add({ recording, facts: [] })).toEqual({ id: recording.id, version: 1 });
    const kept = await recordings.get(recording.id);
    expect(kept).toMatchObject({ version: 1, state: recording });
    if (!kept) return;
    const change = receive(kept.state, { sha256: 'f'.repeat(64), versionId: 'v' }, now);
    expect(await recordings.save(kept, change)).toEqual({ id: recording.id, version: 2 });
    expect(await recordings.get(recording.id)).toMatchObject({ version: 2, state: { state: 'received' } });
    await expect(recordings.save(kept, change)).rejects.toMatchObject({ detail: { kind: 'stale' } });
  });

  it('takes an id once, and knows nothing of others', async () => {
    const { recordings, name } = await open();
    const recording = recordingNamed(`${name}-b`, derivedId('matter', name));
    await recordings.add({ recording, facts: [] });
    await expect(recordings.add({ recording, facts: [] })).rejects.toMatchObject({ code: 'already-exists' });
    expect(await recordings.get(derivedId('nobody', name))).toBeUndefined();
  });

  it('lists one matter of one agency', async () => {
    const { recordings, name } = await open();
    const [here, there] = [derivedId('here', name), derivedId('there', name)];
    for (const [label, matter, agency] of [
      ['c', here, undefined],
      ['d', there, undefined],
      ['e', here, '114311280064218501'],
    ] as const)
      await recordings.add({ recording: recordingNamed(`${name}-${label}`, matter, agency), facts: [] });
    const listed = await recordings.ofMatter(here, '114311280064218500');
    expect(listed.map(({ id }) => id)).toEqual([derivedId('recording', `${name}-c`)]);
  });
};
