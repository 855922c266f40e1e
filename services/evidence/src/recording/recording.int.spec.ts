import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { chen } from '../../test/case-scene.ts';
import { cutShort, MediaFolder } from '../../test/media.ts';
import { realVault, storeKeys } from '../../test/real-vault.ts';
import { RecordingScene } from '../../test/recording-scene.ts';
import { FfmpegMedia } from './adapters/ffmpeg-media.ts';
import { StoredRecordings, recordingIndexes } from './adapters/stored-recordings.ts';
import type { Announcement } from './domain/announce.ts';
import type { Recording } from './domain/recording.ts';

const media = new MediaFolder();
let connection: Connection;
const open = async () => {
  const store = new AggregateStore<Recording>(
    connection,
    'recordings',
    { service: 'evidence', now: () => new Date(), traceparent: () => undefined },
    recordingIndexes,
  );
  await store.prepare();
  const name = randomBytes(8).toString('hex');
  const scene = new RecordingScene(new StoredRecordings(store), await realVault(), new FfmpegMedia(), name);
  scene.now = new Date();
  return { scene, store };
};
let scene: Awaited<ReturnType<typeof open>>['scene'];
let store: AggregateStore<Recording>;

beforeAll(async () => {
  connection = await openDatabase(
    stack().services.evidence.MONGODB_URL ?? '',
    `test_recording_${randomBytes(4).toString('hex')}`,
  );
  ({ scene, store } = await open());
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  media.close();
});

/** As a browser does it: parts by presigned address, straight to the store. */
const send = async (id: string, body: Buffer) => {
  const { partSize } = await scene.state(id);
  const numbers = Array.from({ length: Math.ceil(body.length / partSize) }, (_, index) => index + 1);
  const { parts } = await scene.presigning.execute({ id, numbers, who: chen });
  for (const { number, url } of parts) {
    const part = body.subarray((number - 1) * partSize, number * partSize);
    const reply = await fetch(url, { method: 'PUT', body: new Uint8Array(part) });
    expect(reply.status).toBe(200);
  }
};
const upload = async (body: Buffer, change: Partial<Announcement> = {}) => {
  const id = await scene.announce(body, change);
  await send(id, body);
  return id;
};
const sealed = async (body: Buffer, change: Partial<Announcement> = {}) => {
  const id = await upload(body, change);
  await scene.complete(id, body);
  await scene.deliver(id);
  return id;
};
const factsOf = async (id: string) => {
  const [pending] = (await store.pending(10_000)).filter(({ aggregateId }) => aggregateId === id);
  return pending?.events.map(({ type, sequence }) => `${sequence} ${type.split('.')[4]}`) ?? [];
};
const photo = { medium: 'photo', contentType: 'image/jpeg' } as const;
const sound = { medium: 'audio', contentType: 'audio/mp4' } as const;

describe('a recording on the real store', () => {
  it('is sealed: digests of what the store returns, facts, poster, lock of COMPLIANCE for the term of its class', async () => {
    const film = media.make('film.mp4');
    const id = await sealed(film);
    const state = await scene.state(id);
    expect(state).toMatchObject({
      state: 'sealed',
      sha256: sha256Hex(film),
      sm3: createHash('sm3').update(film).digest('hex'),
      facts: { codecs: ['h264', 'aac'], width: 320, height: 240 },
    });
    expect(state.facts?.durationSeconds).toBeCloseTo(4, 0);
    const lock = await scene.vault.retention(state.key, state.versionId ?? '');
    expect(lock).toEqual({ mode: 'COMPLIANCE', until: new Date(state.retainUntil ?? '') });
    const years = ((lock?.until.getTime() ?? 0) - Date.now()) / (365.25 * 86_400_000);
    expect(Math.abs(years - 30)).toBeLessThan(0.05);
    expect(await factsOf(id)).toEqual(['1 received', '2 sealed']);
  });

  it('plays and shows its poster by short-lived addresses that name nobody', async () => {
    const film = media.make('film.mp4');
    const id = await sealed(film);
    const url = await scene.address(id);
    expect(decodeURIComponent(url)).not.toContain('林记');
    const reply = await fetch(url);
    expect(Buffer.from(await reply.arrayBuffer()).equals(film)).toBe(true);
    expect(reply.headers.get('content-type')).toBe('video/mp4');
    const kept = (await scene.state(id)).poster;
    const at = await scene.vault.presignRead(kept?.key ?? '', kept?.versionId ?? '', 60);
    const poster = Buffer.from(await (await fetch(at)).arrayBuffer());
    expect(sha256Hex(poster)).toBe(kept?.sha256);
    expect(poster.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });

  it.each([
    ['early-index.mp4', {}],
    ['film.mkv', { contentType: 'video/x-matroska' }],
    ['film.ts', { contentType: 'video/mp2t' }],
    ['photo.jpg', photo],
    ['photo.png', { medium: 'photo', contentType: 'image/png' }],
    ['sound.m4a', sound],
    ['sound.mp3', { medium: 'audio', contentType: 'audio/mpeg' }],
    ['photo.png', { medium: 'screen', contentType: 'image/png' }],
  ] as const)('takes %s as %j', async (name, change) => {
    expect(await scene.state(await sealed(media.make(name), change))).toMatchObject({ state: 'sealed' });
  });

  const words = Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n这不是录像\n');
  it.each<[string, () => Buffer, string, Partial<Announcement>]>([
    ['text called a film', () => words, 'unreadable', {}],
    ['a photo called a film', () => media.make('photo.jpg'), 'not-its-medium', {}],
    ['a film called a photo', () => media.make('film.mp4'), 'not-its-medium', photo],
    ['a film called sound', () => media.make('film.mp4'), 'not-its-medium', sound],
    ['a film without its index', () => cutShort(media.make('film.mp4')), 'truncated', {}],
    ['a film whose index promises more', () => cutShort(media.make('early-index.mp4')), 'truncated', {}],
    ['a streamed film cut short', () => cutShort(media.make('film.mkv')), 'truncated', {}],
    ['half a photo', () => cutShort(media.make('photo.jpg')), 'truncated', photo],
    ['half a tape', () => cutShort(media.make('sound.mp3')), 'truncated', sound],
  ])('sets apart %s', async (_, make, code, change) => {
    const id = await sealed(make(), change);
    const state = await scene.state(id);
    expect(state).toMatchObject({ state: 'quarantined', fault: { code: `recording.${code}` } });
    expect(await scene.vault.retention(state.key, state.versionId ?? '')).toBeUndefined();
    expect(await factsOf(id)).toEqual(['1 received', '2 quarantined']);
  });

  it('sets apart what is not what was declared', async () => {
    const film = media.make('film.mp4');
    const id = await upload(film);
    await scene.complete(id, sha256Hex('another film'));
    await scene.deliver(id);
    expect(await scene.state(id)).toMatchObject({
      state: 'quarantined',
      fault: { code: 'recording.digest-mismatch' },
      sha256: sha256Hex(film),
    });
  });

  it('goes on where an upload broke off, and does not end before the last part is there', async () => {
    const body = randomBytes(20 * 1024 * 1024);
    const id = await scene.announce(body);
    const { partSize } = await scene.state(id);
    const { parts } = await scene.presigning.execute({ id, numbers: [1, 2], who: chen });
    await fetch(parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(body.subarray(0, partSize)) });
    const there = await scene.listing.execute({ id, who: chen });
    expect(there.parts.map(({ number, size }) => [number, size])).toEqual([[1, partSize]]);
    await expect(scene.complete(id, body)).rejects.toMatchObject({ code: 'recording.parts-missing' });
    await fetch(parts[1]?.url ?? '', { method: 'PUT', body: new Uint8Array(body.subarray(partSize)) });
    expect(await scene.complete(id, body)).toEqual({ id, version: 2 });
  });

  it('law 4: completed in the store, killed before the database knew: the next try finds it', async () => {
    const film = media.make('film.mp4');
    const id = await upload(film);
    const { key, uploadId } = await scene.state(id);
    const parts = await scene.vault.uploadedParts(key, uploadId);
    const { versionId } = await scene.vault.completeUpload(key, uploadId, parts);
    await scene.complete(id, film);
    await scene.complete(id, film);
    expect(await scene.state(id)).toMatchObject({ state: 'received', versionId });
    expect(await factsOf(id)).toEqual(['1 received']);
  });

  it('law 4: five workers and a hundred deliveries seal it once', async () => {
    const film = media.make('film.mp4');
    const id = await upload(film);
    await scene.complete(id, film);
    await Promise.allSettled(Array.from({ length: 5 }, (_, n) => scene.deliver(id, `at-once-${n}`)));
    for (let n = 0; n < 95; n += 1) await scene.deliver(id, `again-${n}`);
    expect(await factsOf(id)).toEqual(['1 received', '2 sealed']);
  });

  it('law 2: with the store keys of the application a sealed version is neither removed, replaced, shortened nor unlocked', async () => {
    const film = media.make('film.mp4');
    const id = await sealed(film);
    const { key, versionId = '', retainUntil = '' } = await scene.state(id);
    const keys = storeKeys();
    const sooner = new Date(Date.now() + 3_600_000);
    await expect(keys.removeObject('records', key, { versionId })).rejects.toThrow();
    await expect(keys.removeObject('records', key, { versionId, governanceBypass: true })).rejects.toThrow();
    await expect(scene.vault.lock(key, versionId, sooner)).rejects.toMatchObject({ code: 'store.locked' });
    await expect(
      keys.putObjectRetention('records', key, {
        versionId,
        mode: 'GOVERNANCE' as never,
        retainUntilDate: sooner.toISOString(),
        governanceBypass: true,
      }),
    ).rejects.toThrow();
    await keys.putObject('records', key, 'something else');
    await keys.removeObject('records', key);
    const url = await scene.address(id);
    expect(sha256Hex(Buffer.from(await (await fetch(url)).arrayBuffer()))).toBe(sha256Hex(film));
    expect(await scene.vault.retention(key, versionId)).toEqual({
      mode: 'COMPLIANCE',
      until: new Date(retainUntil),
    });
  });

  it('law 2: the address of a part does nothing once the upload is complete', async () => {
    const film = media.make('film.mp4');
    const id = await scene.announce(film);
    const { parts } = await scene.presigning.execute({ id, numbers: [1], who: chen });
    await send(id, film);
    await scene.complete(id, film);
    await scene.deliver(id);
    const late = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: 'something else' });
    expect(late.status).toBe(404);
    const { key, versionId } = await scene.state(id);
    expect((await scene.vault.stat(key)).versionId).toBe(versionId);
  });

  it('holds a file of 300 MiB in no more memory than a small one', async () => {
    const film = media.make('film.mkv');
    const size = 300 * 1024 * 1024;
    const id = await scene.announce(Buffer.alloc(0), { size, contentType: 'video/x-matroska' });
    const { partSize } = await scene.state(id);
    const count = Math.ceil(size / partSize);
    const part = Buffer.alloc(partSize, 7);
    const hash = createHash('sha256');
    for (let number = 1; number <= count; number += 1) {
      const body = number === 1 ? Buffer.concat([film, part]).subarray(0, partSize) : part;
      const last = body.subarray(0, Math.min(partSize, size - (number - 1) * partSize));
      hash.update(last);
      const { parts } = await scene.presigning.execute({ id, numbers: [number], who: chen });
      const reply = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(last) });
      expect(reply.status).toBe(200);
    }
    const digest = hash.digest('hex');
    await scene.complete(id, digest);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    await scene.deliver(id);
    clearInterval(watch);
    expect((await scene.state(id)).sha256).toBe(digest);
    expect((most - before) / 1024 / 1024).toBeLessThan(100);
  });
});
