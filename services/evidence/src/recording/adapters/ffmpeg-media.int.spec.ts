import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { containerFits } from '../domain/containers.ts';
import { FfmpegMedia } from './ffmpeg-media.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-media-'));
const server = createServer(({ url = '/', headers: { range } }, reply) => {
  const file = readFileSync(join(folder, basename(url)));
  const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const part = {
    'content-range': `bytes ${from}-${file.length - 1}/${file.length}`,
    'accept-ranges': 'bytes',
  };
  reply.writeHead(range ? 206 : 200, part).end(file.subarray(from));
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const made = (name: string, ...options: string[]): string => {
  const source = ['-f', 'lavfi', '-i', 'testsrc=s=128x128:d=2'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, ...options, join(folder, name)]);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
};

it('takes a telephone’s picture in the box of a film for a picture, and a film for a film', async () => {
  const picture = await new FfmpegMedia().look(made('picture.avif', '-frames:v', '1'));
  expect(picture).toMatchObject({ readable: true, kind: 'image', facts: { width: 128, height: 128 } });
  const { container = '' } = picture.readable ? picture.facts : {};
  expect(containerFits('image/avif', container)).toBe(true);
  expect(containerFits('image/heic', 'matroska,webm')).toBe(false);
  const film = await new FfmpegMedia().look(made('film.mp4'));
  expect(film).toMatchObject({ readable: true, kind: 'video' });
});
