import { DomainError } from '@sanzhi/kernel';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { Preview, PreviewOrder, Previews } from '../application/ports.ts';
import { watermarkFilter } from './watermark.ts';

const firstBytesMs = 20_000;
/** Only the web as source; only recordings, no playlist that names other addresses. */
const guarded = ['-protocol_whitelist', 'http,https,tcp,tls', '-max_pixels', '300000000'];

const kinds = {
  video: {
    contentType: 'video/mp4',
    out: [
      ...['-map', '0:V:0', '-map', '0:a:0?', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '28'],
      ...['-pix_fmt', 'yuv420p', '-g', '50', '-c:a', 'aac', '-b:a', '64k', '-ac', '1'],
      ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4'],
    ],
  },
  photo: { contentType: 'image/jpeg', out: ['-map', '0:V:0', '-frames:v', '1', '-q:v', '4', '-f', 'mjpeg'] },
  audio: { contentType: 'audio/mpeg', out: ['-map', '0:a:0', '-b:a', '96k', '-f', 'mp3'] },
} as const;

const scaled = { video: "scale='min(960,iw)':-2", photo: "scale='min(1600,iw)':-2" };

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** One ffmpeg for each open preview, at most so many at once; it ends with its viewer. */
export class FfmpegPreviews implements Previews {
  readonly #font: string;
  readonly #atOnce: number;
  #open = 0;
  constructor(font: string, atOnce: number) {
    this.#font = font;
    this.#atOnce = atOnce;
  }

  get running(): number {
    return this.#open;
  }

  async open({ url, look, lines, from }: PreviewOrder): Promise<Preview> {
    if (this.#open >= this.#atOnce) throw busy(this.#atOnce);
    this.#open += 1;
    const { contentType, out } = kinds[look];
    const picture = look === 'audio' ? [] : ['-vf', `${scaled[look]},${watermarkFilter(lines, this.#font)}`];
    const start = from > 0 && look !== 'photo' ? ['-ss', String(from)] : [];
    const child = spawn(
      'ffmpeg',
      [
        ...['-v', 'error', ...guarded, '-nostdin', '-threads', '1', ...start, '-i', url],
        ...[...picture, '-map_metadata', '-1', '-threads', '2', ...out, '-'],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], LC_ALL: 'C' } },
    );
    const stop = () => void child.kill('SIGKILL');
    child.once('close', () => (this.#open -= 1));
    try {
      return { contentType, stream: await firstBytes(child), stop };
    } catch (error) {
      stop();
      throw error;
    }
  }
}

/** The stream, once something has come out: until then a failure can still be told. */
const firstBytes = async (child: Child): Promise<Readable> => {
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 4096) said += chunk.toString();
  });
  const patience = AbortSignal.timeout(firstBytesMs);
  const ended = once(child, 'close', { signal: patience }).then(() => 'ended' as const);
  const began = once(child.stdout, 'readable', { signal: patience }).then(() => 'began' as const);
  const failed = once(child, 'error', { signal: patience }).then(([error]) => {
    throw error as Error;
  });
  const first = await Promise.race([ended, began, failed]).catch((error: Error) => error);
  for (const rest of [ended, began, failed]) rest.catch(() => undefined);
  if (first === 'began' && child.stdout.readableLength > 0) return child.stdout.pipe(new PassThrough());
  throw unplayable(first instanceof Error ? first.message : said);
};

const busy = (atOnce: number): DomainError =>
  new DomainError(
    'custody.previews-busy',
    {
      zh: `正在播放的预览已达${atOnce}路，请稍后再试`,
      en: `${atOnce} previews are open already; try again in a moment`,
    },
    { kind: 'unavailable' },
  );

const unplayable = (cause: string): DomainError =>
  Object.assign(
    new DomainError(
      'custody.preview-failed',
      { zh: '预览暂时无法生成，请稍后再试', en: 'The preview could not be made; try again later' },
      { kind: 'unavailable' },
    ),
    { cause },
  );
