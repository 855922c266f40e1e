import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { retake } from './another-take.ts';

const run = promisify(execFile);
const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];

/** A few seconds of film with sound, made by ffmpeg; another seed gives another film, and no two have the same bytes. */
export const makeVideo = async (folder: string, name: string, seconds: number, seed = 0): Promise<string> => {
  const path = join(folder, `${name}.mp4`);
  await run('ffmpeg', [
    ...quiet,
    ...['-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=15:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=${440 + seed}:duration=${seconds}`],
    ...['-metadata', `comment=${seed}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-shortest', '-movflags', '+faststart', path],
  ]);
  return retake(path);
};

export const makePhoto = async (folder: string, name: string, seed = 0): Promise<string> => {
  const path = join(folder, `${name}.jpg`);
  const source = `testsrc2=size=1280x960:rate=1,hue=h=${seed % 360}`;
  await run('ffmpeg', [
    ...quiet,
    '-f',
    'lavfi',
    '-i',
    source,
    '-frames:v',
    '1',
    '-metadata',
    `comment=${seed}`,
    path,
  ]);
  return retake(path);
};

/** The same picture in other bytes, by a JPEG comment: no two recordings of an agency may be the same file. */
export const anotherPhoto = async (path: string): Promise<string> => {
  const photo = await readFile(path);
  const comment = Buffer.from(randomUUID());
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  const copy = path.replace(/\.jpg$/, `-${comment.toString()}.jpg`);
  await writeFile(copy, Buffer.concat([photo.subarray(0, 2), head, comment, photo.subarray(2)]));
  return copy;
};

/** A sound (WAV) of exactly as many bytes, never the same twice, made without a program. */
export const noiseSound = (size: number): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(size - 8, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(size - head.length, 40);
  return Buffer.concat([head, randomBytes(size - head.length)]);
};
