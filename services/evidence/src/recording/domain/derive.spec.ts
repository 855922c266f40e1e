import { expect, it } from '@jest/globals';
import { recordingNamed } from '../adapters/recordings.contract.ts';
import { keepDerived, type Sealed } from './derive.ts';

const file = (versionId: string) => ({
  key: 'derived/x',
  versionId,
  sha256: 'c'.repeat(64),
  contentType: 'video/mp4',
});
const clip = { id: 'p-1', kind: 'clip' as const, fromSeconds: 1, toSeconds: 2, purpose: '听证出示' };
const by = { subject: 's-1', name: '陈立新' };
const sealed = {
  ...recordingNamed('film', 'm-1'),
  state: 'sealed',
  versionId: 'v1',
  sha256: 'a'.repeat(64),
  retainUntil: '2056-02-09T15:59:59.000Z',
  clips: [{ ...clip, by, at: '2026-02-09T03:00:00.000Z', state: 'ordered' }],
} as Sealed;

it('law 4: what two workers made of one record is kept and told once', () => {
  const made = (versionId: string) => [
    { kind: 'preview' as const, file: file(versionId) },
    { kind: 'clip' as const, clip: clip.id, file: file(versionId) },
  ];
  const first = keepDerived(sealed, made('v2'));
  expect(first.facts).toHaveLength(2);
  const second = keepDerived(first.recording as Sealed, made('v3'));
  expect(second.facts).toEqual([]);
  expect(second.recording).toMatchObject({
    preview: { versionId: 'v2' },
    clips: [{ file: { versionId: 'v2' } }],
  });
});
