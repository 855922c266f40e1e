import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { chen } from '../../test/case-scene.ts';
import { withExif } from '../../test/exif-photo.ts';
import { MediaFolder } from '../../test/media.ts';
import { realVault } from '../../test/real-vault.ts';
import { RecordingScene } from '../../test/recording-scene.ts';
import { signedPhoto } from '../../test/signed-photo.ts';
import { FfmpegMedia } from './adapters/ffmpeg-media.ts';
import { StoredRecordings, recordingIndexes } from './adapters/stored-recordings.ts';
import type { Announcement } from './domain/announce.ts';
import type { Derived, Recording } from './domain/recording.ts';

const media = new MediaFolder();
const folder = mkdtempSync(join(tmpdir(), 'derived-'));
const here = { latitude: 25.9046, longitude: 112.203 };
const photo = { medium: 'photo', contentType: 'image/jpeg', position: here } as const;
let connection: Connection;
let scene: RecordingScene<StoredRecordings, Awaited<ReturnType<typeof realVault>>>;

beforeAll(async () => {
  const url = stack().services.evidence.MONGODB_URL ?? '';
  connection = await openDatabase(url, `test_derived_${randomBytes(4).toString('hex')}`);
  const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };
  const store = new AggregateStore<Recording>(connection, 'recordings', context, recordingIndexes);
  await store.prepare();
  const name = randomBytes(8).toString('hex');
  scene = new RecordingScene(new StoredRecordings(store), await realVault(), new FfmpegMedia(), name);
  scene.now = new Date();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  media.close();
  rmSync(folder, { recursive: true });
});

const examined = async (body: Buffer, change: Partial<Announcement> = {}) => {
  const id = await scene.announce(body, change);
  const { parts } = await scene.presigning.execute({ id, numbers: [1], who: chen });
  await fetch(parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(body) });
  await scene.complete(id, body);
  await scene.deliver(id);
  return id;
};
const derive = (id: string) => scene.command(() => scene.deriving.execute({ id }));
const bytesOf = async (file: Derived | undefined): Promise<Buffer> => {
  if (!file) throw new Error('nothing was made');
  const bytes = Buffer.concat(await (await scene.vault.stream(file.key, file.versionId)).toArray());
  expect(sha256Hex(bytes)).toBe(file.sha256);
  return bytes;
};
const probe = async (file: Derived | undefined) => {
  const path = join(folder, 'probed');
  writeFileSync(path, await bytesOf(file));
  const said = execFileSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', path]);
  return JSON.parse(said.toString()) as {
    format: { format_name: string; duration?: string };
    streams: { codec_name: string; height?: number; width?: number }[];
  };
};

describe('what is made from a sealed recording', () => {
  it('a small film that starts at once, and its sound as a picture: own objects, bound to the original, locked as long', async () => {
    const body = media.make('film.mkv');
    const id = await examined(body, { contentType: 'video/x-matroska' });
    await derive(id);
    await derive(id);
    const { preview, waveform, sha256, retainUntil = '', poster, key } = await scene.state(id);
    const { format, streams } = await probe(preview);
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac']);
    expect(streams[0]?.height).toBe(240);
    expect(format.format_name).toContain('mp4');
    const bytes = await bytesOf(preview);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect((await probe(waveform)).streams[0]).toMatchObject({ codec_name: 'png', width: 1200, height: 160 });
    for (const file of [preview, waveform, poster]) {
      expect(file?.key).not.toBe(key);
      const { metadata } = await scene.vault.stat(file?.key ?? '', file?.versionId);
      expect(metadata).toMatchObject({ 'source-sha256': sha256, sha256: file?.sha256 });
      expect(await scene.vault.retention(file?.key ?? '', file?.versionId ?? '')).toEqual({
        mode: 'COMPLIANCE',
        until: new Date(retainUntil),
      });
    }
  });

  it('a clip: the pictures of the original, cut where it was ordered, and the original untouched', async () => {
    const body = media.make('film.mp4');
    const id = await examined(body);
    const order = { recording: id, id: 'clip-1', fromSeconds: 0, toSeconds: 2, purpose: '听证出示' };
    await scene.command(() => scene.changing.clip({ ...order, who: chen }));
    await derive(id);
    const { clips, sha256, key, versionId } = await scene.state(id);
    expect(clips).toMatchObject([{ state: 'made', purpose: '听证出示' }]);
    const { format } = await probe(clips[0]?.file);
    expect(Number(format.duration)).toBeCloseTo(2, 0);
    expect(sha256Hex(Buffer.concat(await (await scene.vault.stream(key, versionId)).toArray()))).toBe(sha256);
  });

  it('says why it made nothing, where there is nothing to make', async () => {
    const body = media.make('film.mp4');
    const id = await examined(body);
    const none = async () => ({ failed: 'no disk' });
    scene.workshop.preview = none;
    await derive(id);
    Reflect.deleteProperty(scene.workshop, 'preview');
    expect(await scene.state(id)).toMatchObject({ state: 'sealed', waveform: {} });
    expect((await scene.state(id)).preview).toBeUndefined();
    await derive(id);
    expect((await scene.state(id)).preview?.contentType).toBe('video/mp4');
  });

  it('a small sound, a small picture', async () => {
    const sound = await examined(media.make('sound.mp3'), { medium: 'audio', contentType: 'audio/mpeg' });
    const picture = await examined(media.make('photo.png'), { medium: 'photo', contentType: 'image/png' });
    for (const id of [sound, picture]) await derive(id);
    expect((await probe((await scene.state(sound)).preview)).streams).toMatchObject([{ codec_name: 'aac' }]);
    const { preview, waveform } = await scene.state(picture);
    expect((await bytesOf(preview)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(waveform).toBeUndefined();
  });
});

describe('what a file says of itself', () => {
  it('a photo: when, where, with what, and how far that is from where it was said to be taken', async () => {
    const there = { latitude: 25.9146, longitude: 112.203 };
    const time = '2026-02-09T09:59:00+08:00';
    const declared = { ...photo, startedAt: time, endedAt: time };
    const id = await examined(withExif(media.make('photo.jpg'), there), declared);
    expect((await scene.state(id)).inside).toEqual({
      madeAt: '2026:02:09 09:30:00',
      device: 'SANYUAN DSJ-7',
      position: there,
      distanceMetres: 1112,
      differsSeconds: 1740,
    });
  });

  it('a film: the same from the tags of its container', async () => {
    const path = join(folder, 'placed.mp4');
    const tags = [
      '-metadata',
      'location=+25.9046+112.2030/',
      '-metadata',
      'creation_time=2026-02-09T01:30:00Z',
    ];
    const source = join(folder, 'bare.mp4');
    writeFileSync(source, media.make('film.mp4'));
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', source, '-c', 'copy', ...tags, path]);
    const id = await examined(readFileSync(path), { position: here });
    const { inside, facts } = await scene.state(id);
    expect(inside).toMatchObject({ position: here, distanceMetres: 0 });
    expect(inside?.madeAt).toContain('2026-02-09T01:30:00');
    expect(facts?.frameRate).toBe(25);
  });

  it('content credentials: whether the file is as its camera signed it, and that there are none', async () => {
    const signed = await signedPhoto(media.make('photo.jpg'), 'DSJ-7');
    const touched = Buffer.from(signed);
    touched[touched.length - 300] = (touched[touched.length - 300] ?? 0) ^ 1;
    const [good, bad, none] = [
      await examined(signed, photo),
      await examined(touched, photo),
      await examined(media.make('photo.jpg'), photo),
    ];
    expect((await scene.state(good)).credentials).toMatchObject({
      present: true,
      valid: true,
      signedBy: 'O=Maker, CN=DSJ-7',
    });
    expect((await scene.state(bad)).credentials).toMatchObject({ present: true, valid: false });
    expect((await scene.state(bad)).credentials?.codes).toContain('assertion.dataHash.mismatch');
    expect((await scene.state(none)).credentials).toEqual({ present: false });
  });
});

describe('what is not sealed', () => {
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  it.each<[string, () => Buffer, Partial<Announcement>, string]>([
    ['a film that is called by another name', () => media.make('film.mkv'), {}, 'mislabelled'],
    ['a picture of another kind', () => media.make('photo.png'), photo, 'mislabelled'],
    [
      'a film with something in its tail',
      () => Buffer.concat([media.make('film.mp4'), Buffer.from(eicar)]),
      {},
      'infected',
    ],
  ])('%s', async (_, make, change, code) => {
    const id = await examined(make(), change);
    const state = await scene.state(id);
    expect(state).toMatchObject({ state: 'quarantined', fault: { code: `recording.${code}` } });
    expect(await scene.vault.retention(state.key, state.versionId ?? '')).toBeUndefined();
  });

  it('the same file a second time, and the next one is', async () => {
    const body = media.make('photo.jpg');
    const [first, again] = [await examined(body, photo), await examined(body, photo)];
    expect(await scene.state(again)).toMatchObject({
      state: 'quarantined',
      fault: { code: 'recording.duplicate', duplicateOf: first },
    });
    expect(await scene.state(await examined(media.make('photo.jpg'), photo))).toMatchObject({
      state: 'sealed',
    });
  });
});
