import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { anotherTake } from '@sanzhi/testing';
import { extname, join } from 'node:path';

const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=4'];
const tone = ['-f', 'lavfi', '-i', 'sine=d=4'];
const film = [...picture, ...tone, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

const recipes: Record<string, string[]> = {
  'film.mp4': film,
  'early-index.mp4': [...film, '-movflags', '+faststart'],
  'film.mkv': film,
  'film.ts': film,
  'photo.jpg': [...picture, '-frames:v', '1', '-q:v', '2'],
  'photo.png': [...picture, '-frames:v', '1'],
  'sound.m4a': [...tone, '-c:a', 'aac'],
  'sound.mp3': tone,
};

/** Test media that ffmpeg makes, no two of the same bytes; `close` removes them. */
export class MediaFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'media-'));

  make(name: string): Buffer {
    const path = join(this.#folder, name);
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...(recipes[name] ?? []), path]);
    return anotherTake(readFileSync(path), extname(path));
  }
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export const cutShort = (whole: Buffer): Buffer => whole.subarray(0, Math.floor(whole.length * 0.6));
