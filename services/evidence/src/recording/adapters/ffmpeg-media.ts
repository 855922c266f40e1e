import { z } from 'zod';
import type { Media } from '../application/ports.ts';
import type { Seen } from '../domain/judge.ts';
import type { MediaFacts } from '../domain/recording.ts';
import { exifOf } from './exif.ts';
import { assertReached, guarded } from './ffmpeg-guard.ts';
import { lastFrame } from './frames.ts';
import { runTool, type Ran } from './run-tool.ts';
import { insideOf } from './tags.ts';

const limitMs = 120_000;
const tailSeconds = 3;
/** What the end may miss of the length that the head tells: devices round, streams end apart. */
const tolerance = (seconds: number): number => Math.min(2, 0.5 + seconds / 20);
/** Said by ffprobe where no head tells the length: then there is nothing to hold the end against. */
const guessed = /Estimating duration/;

const probed = z.object({
  format: z.object({
    format_name: z.string(),
    duration: z.coerce.number().optional().catch(undefined),
    start_time: z.coerce.number().catch(0).default(0),
    tags: z.record(z.string(), z.string()).catch({}).default({}),
  }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string().default('unknown'),
      width: z.int().optional(),
      height: z.int().optional(),
      avg_frame_rate: z.string().optional(),
      disposition: z.object({ attached_pic: z.number() }).optional(),
    }),
  ),
});
type Probed = z.infer<typeof probed>;

const cut = /moov atom not found|ended prematurely|partial file/;
const unreadable = ({ stderr }: Ran): Seen => ({ readable: false, cut: cut.test(stderr) });

/** One picture in the box of a film (ISO/IEC 23008-12 HEIF, AVIF); several in a row are named otherwise. */
const stills = /^(heic|heix|heim|heis|mif1|avif)$/;

const kindOf = ({ format, streams }: Probed): 'video' | 'audio' | 'image' | undefined => {
  const moving = streams.some((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  const still = format.format_name.endsWith('_pipe') || stills.test(format.tags['major_brand'] ?? '');
  if (moving) return still ? 'image' : 'video';
  return streams.some((s) => s.codec_type === 'audio') ? 'audio' : undefined;
};

const factsOf = ({ format, streams }: Probed, kind: 'video' | 'audio' | 'image'): MediaFacts => {
  const picture = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  return {
    container: format.format_name,
    codecs: streams.map((s) => s.codec_name),
    ...(kind !== 'image' && format.duration !== undefined ? { durationSeconds: format.duration } : {}),
    ...(picture?.width === undefined ? {} : { width: picture.width }),
    ...(picture?.height === undefined ? {} : { height: picture.height }),
    ...(kind === 'video' ? rateOf(picture?.avg_frame_rate) : {}),
  };
};

/** ffprobe says it as a fraction: `30000/1001`. */
const rateOf = (fraction = '0/0'): { frameRate?: number } => {
  const [frames = 0, seconds = 0] = fraction.split('/').map(Number);
  return frames > 0 && seconds > 0 ? { frameRate: Math.round((frames / seconds) * 1000) / 1000 } : {};
};

interface Length {
  starts: number;
  lasts: number;
}

/** ffprobe and ffmpeg over a presigned address: they seek, so a film of any length costs a few reads. */
export class FfmpegMedia implements Media {
  async look(url: string): Promise<Seen> {
    const probe = await runTool(
      'ffprobe',
      ['-v', 'warning', ...guarded, '-of', 'json', '-show_format', '-show_streams', url],
      limitMs,
    );
    assertReached(probe);
    const parsed = probe.code === 0 ? probed.safeParse(JSON.parse(probe.stdout.toString())) : undefined;
    const kind = parsed?.data && kindOf(parsed.data);
    if (!parsed?.data || kind === undefined) return unreadable(probe);
    const told = guessed.test(probe.stderr) ? undefined : parsed.data.format.duration;
    const end = told === undefined ? undefined : { starts: parsed.data.format.start_time, lasts: told };
    const incomplete = await this.#incomplete(url, kind, end);
    if (incomplete) return incomplete;
    const facts = factsOf(parsed.data, kind);
    const said = insideOf(parsed.data.format.tags);
    const seen = { readable: true as const, kind, facts, ...(said ? { inside: said } : {}) };
    if (kind === 'audio') return seen;
    const poster = await this.#poster(url, facts);
    return 'readable' in poster ? poster : { ...seen, poster: poster.jpeg };
  }

  inside(head: Buffer) {
    return exifOf(head);
  }

  /** Decodes the end (a still: the whole): a head that promises more than follows is found out here. */
  async #incomplete(url: string, kind: string, told?: Length): Promise<Seen | undefined> {
    const from = kind === 'image' ? [] : ['-copyts', '-sseof', `-${tailSeconds}`];
    const streams = ['-map', '0:V:0?', '-map', '0:a:0?'];
    const strict = kind === 'image' ? ['-err_detect', 'explode'] : [];
    const tail = await runTool(
      'ffmpeg',
      [
        '-v',
        'error',
        ...guarded,
        '-nostdin',
        '-threads',
        '1',
        ...strict,
        ...from,
        '-i',
        url,
        ...streams,
        '-f',
        'framecrc',
        '-',
      ],
      limitMs,
    );
    assertReached(tail);
    const last = lastFrame(tail.stdout.toString());
    if (last === undefined) return { readable: false, cut: kind === 'image' || cut.test(tail.stderr) };
    const short =
      kind !== 'image' && told !== undefined && last < told.starts + told.lasts - tolerance(told.lasts);
    return short || cut.test(tail.stderr) ? { readable: false, cut: true } : undefined;
  }

  /** A picture from early on; a stream that cannot be entered there is read from its beginning. */
  async #poster(url: string, { durationSeconds }: MediaFacts): Promise<Seen | { jpeg: Buffer }> {
    const second = durationSeconds === undefined ? 0 : Math.min(1, durationSeconds / 2);
    const ran = await this.#picture(url, second);
    const found = ran.stdout.length > 0 || second === 0 ? ran : await this.#picture(url, 0);
    return found.code === 0 && found.stdout.length > 0 ? { jpeg: found.stdout } : unreadable(found);
  }

  async #picture(url: string, second: number): Promise<Ran> {
    const from = second === 0 ? [] : ['-ss', String(second)];
    const picture = ['-map', '0:V:0', '-frames:v', '1', '-vf', "scale='min(640,iw)':-2"];
    const plain = ['-map_metadata', '-1', '-flags', '+bitexact', '-fflags', '+bitexact'];
    const jpeg = ['-pix_fmt', 'yuvj420p', '-q:v', '4', '-f', 'mjpeg', '-'];
    const ran = await runTool(
      'ffmpeg',
      [
        '-v',
        'error',
        ...guarded,
        '-nostdin',
        '-threads',
        '1',
        ...from,
        '-i',
        url,
        ...picture,
        ...plain,
        ...jpeg,
      ],
      limitMs,
    );
    assertReached(ran);
    return ran;
  }
}
