import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind, MadeFile, Workshop } from '../application/ports.ts';
import { assertReached, guarded } from './ffmpeg-guard.ts';
import { runTool } from './run-tool.ts';

/** A recording of a day, on a slow machine. */
const limitMs = 11 * 3600_000;
const plain = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'];
const threads = ['-threads', '1'];

interface Recipe {
  name: string;
  contentType: string;
  args: string[];
}

/** Small enough for a browser at the end of a slow line: 480 lines, one picture size less than broadcast. */
const previews: Record<Kind, Recipe> = {
  video: {
    name: 'preview.mp4',
    contentType: 'video/mp4',
    args: [
      ...['-map', '0:V:0', '-map', '0:a:0?', '-vf', "scale=-2:'min(480,trunc(ih/2)*2)'"],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28', '-pix_fmt', 'yuv420p', '-fpsmax', '25'],
      ...['-c:a', 'aac', '-b:a', '64k', '-ac', '1', '-movflags', '+faststart'],
    ],
  },
  audio: {
    name: 'preview.m4a',
    contentType: 'audio/mp4',
    args: ['-map', '0:a:0', '-vn', '-c:a', 'aac', '-b:a', '64k', '-ac', '1', '-movflags', '+faststart'],
  },
  image: {
    name: 'preview.jpg',
    contentType: 'image/jpeg',
    args: [
      ...['-map', '0:V:0', '-frames:v', '1', '-vf', "scale='min(1280,iw)':-2"],
      ...['-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'image2', '-update', '1'],
    ],
  },
};

const waveform: Recipe = {
  name: 'waveform.png',
  contentType: 'image/png',
  args: [
    ...['-filter_complex', '[0:a:0]aformat=channel_layouts=mono,showwavespic=s=1200x160:colors=#1f5fa8[w]'],
    ...['-map', '[w]', '-frames:v', '1', '-f', 'image2', '-update', '1'],
  ],
};

/** Stream copy: the picture is that of the record, bit by bit; a cut can only lie where the codec can be entered. */
const clipRecipe = (contentType: string): Recipe => {
  const copy = ['-map', '0:V:0?', '-map', '0:a:0?', '-c', 'copy', '-avoid_negative_ts', 'make_zero'];
  if (/^audio\/(mp4|x-m4a|aac)$/.test(contentType))
    return { name: 'clip.m4a', contentType: 'audio/mp4', args: [...copy, '-vn', '-f', 'ipod'] };
  if (/^video\/(mp4|quicktime|3gpp)$/.test(contentType))
    return { name: 'clip.mp4', contentType: 'video/mp4', args: [...copy, '-movflags', '+faststart'] };
  // Matroska takes what every other container holds.
  return { name: 'clip.mkv', contentType: 'video/x-matroska', args: copy };
};

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** ffmpeg writes into a folder of its own under the system's temporary one; what is left of a killed try goes with the machine. */
export class FfmpegWorkshop implements Workshop {
  preview<T>(url: string, kind: Kind, use: (file: MadeFile) => Promise<T>) {
    return this.#make(url, [], previews[kind], use);
  }

  waveform<T>(url: string, use: (file: MadeFile) => Promise<T>) {
    return this.#make(url, [], waveform, use);
  }

  clip<T>(
    url: string,
    cut: { fromSeconds: number; toSeconds: number; contentType: string },
    use: (file: MadeFile) => Promise<T>,
  ) {
    const { fromSeconds, toSeconds, contentType } = cut;
    const span = ['-ss', String(fromSeconds), '-t', String(toSeconds - fromSeconds)];
    return this.#make(url, span, clipRecipe(contentType), use);
  }

  async #make<T>(
    url: string,
    from: string[],
    { name, contentType, args }: Recipe,
    use: (file: MadeFile) => Promise<T>,
  ): Promise<T | { failed: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'sanzhi-derive-'));
    try {
      const path = join(folder, name);
      const ran = await runTool(
        'ffmpeg',
        [
          '-v',
          'error',
          ...guarded,
          '-nostdin',
          ...threads,
          ...from,
          '-i',
          url,
          ...plain,
          ...args,
          '-y',
          path,
        ],
        limitMs,
      );
      assertReached(ran);
      const size =
        ran.code === 0
          ? await stat(path).then(
              (s) => s.size,
              () => 0,
            )
          : 0;
      if (size === 0) return { failed: why(ran.stderr) };
      const sha256 = await digestOf(path);
      return await use({ path, size, sha256, contentType, open: () => createReadStream(path) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** The address of the source carries a signature: it stays out of what is kept. */
const why = (stderr: string): string =>
  (stderr.trim().split('\n').at(-1) ?? 'nothing came out').replaceAll(/https?:\/\/\S+/g, '…').slice(0, 300);
