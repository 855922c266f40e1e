import type { FetchedPart } from '@sanzhi/contracts';
import { newId, type Clock, type Kept } from '@sanzhi/kernel';
import type { Readable } from 'node:stream';
import { assertUsable, fetchPart, personOf, type Access, type Caller } from '../domain/access.ts';
import { isOpen } from '../domain/consultation.ts';
import { forbidden, refused } from '../domain/refusals.ts';
import { accessOf, assertThere, isStale } from './known.ts';
import type {
  Accesses,
  Commands,
  Consultations,
  Preview,
  Previews,
  Source,
  StoredAt,
  Things,
  Vault,
} from './ports.ts';

/** Seconds a link to the store lives; never longer than the access. */
const mostLinkSeconds = 300;
/** Long enough for a slow reader of a long film. */
const readSeconds = 6 * 3600;
const tries = 5;

interface Transcribed {
  contentType: string;
  stream: Readable;
}

interface Parts {
  accesses: Accesses;
  consultations: Consultations;
  things: Things;
  vault: Vault;
  previews: Previews;
  commands: Commands;
  clock: Clock;
}

/** What an access opens, to its own person and in its own time. */
export class FetchAccess {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async one({ id, who }: { id: string; who: Caller }): Promise<Kept<Access>> {
    return accessOf(this.#parts.accesses, id, who);
  }

  /** A short-lived address of the sealed version itself; its name says nothing (law 5). */
  async content({ id, who }: { id: string; who: Caller }): Promise<string> {
    const { access, source, left } = await this.#usable(id, who);
    if (access.way === 'look' || access.way === 'share')
      throw refused('not-content', '该登记不提供原件', 'This access does not give the original');
    if (access.way === 'play' && access.kind === 'recording')
      throw forbidden(
        'preview-only',
        '“查看”只提供带水印的预览；需要原件请登记“下载”',
        'Playing gives the watermarked preview only; record a download for the original',
      );
    return this.#link(source.original, source.fileName, left, access.way === 'play');
  }

  /** The preview with the viewer's name, certificate and time in the picture. */
  async preview({ id, who, from = 0 }: { id: string; who: Caller; from?: number }): Promise<Preview> {
    const { access, source } = await this.#usable(id, who);
    if (source.look === 'paper')
      throw refused(
        'no-preview',
        '文书没有预览，请直接查看正文',
        'A document has no preview; open its content',
      );
    const { key, versionId } = source.preview ?? source.original;
    const url = await this.#parts.vault.presignRead(key, versionId, readSeconds);
    return this.#parts.previews.open({ url, look: source.look, lines: watermark(access), from });
  }

  /** The picture of its sound, for whoever may play it. */
  async waveform({ id, who }: { id: string; who: Caller }): Promise<string> {
    const { source, left } = await this.#usable(id, who);
    if (!source.waveform)
      throw refused('no-waveform', '该记录没有波形图', 'There is no waveform of this record');
    return this.#link(source.waveform, `waveform-${source.id}.png`, left, true);
  }

  /** A clip carries no watermark: it leaves as an original does, and which one is said first. */
  async clip({ id, clip, who }: { id: string; clip: string; who: Caller }): Promise<string> {
    const { access, source, left } = await this.#usable(id, who);
    if (access.way !== 'download')
      throw forbidden('clip-by-download', '下载片段须登记“下载”', 'A clip needs a recorded download');
    const made = source.clips?.find((one) => one.id === clip);
    if (!made) throw refused('no-clip', '没有这个片段，或者尚未截取完成', 'No such clip, or not made yet');
    await this.#say(id, 'clip', clip, who);
    return this.#link(made, made.fileName, left, false);
  }

  /** The words of a record are as good as its sound: for whoever may play it, and through this door only. */
  async transcript(asked: { id: string; transcript: string; who: Caller }): Promise<Transcribed> {
    const { source } = await this.#usable(asked.id, asked.who);
    const made = source.transcripts?.find(({ id }) => id === asked.transcript);
    if (!made) throw refused('no-transcript', '没有这份文字整理', 'There is no such transcript');
    await this.#say(asked.id, 'transcript', asked.transcript, asked.who);
    const stream = await this.#parts.vault.stream(made.key, made.versionId);
    return { contentType: made.contentType, stream };
  }

  async #say(id: string, part: FetchedPart, of: string, who: Caller, left = tries): Promise<void> {
    const { accesses, commands, clock } = this.#parts;
    const kept = await accessOf(accesses, id, who);
    const change = fetchPart(kept.state, part, of, clock.now());
    if (!change) return;
    try {
      await commands.once(`fetch:${newId()}`, personOf(who), () => accesses.save(kept, change));
    } catch (error) {
      if (left <= 1 || !isStale(error)) throw error;
      await this.#say(id, part, of, who, left - 1);
    }
  }

  #link({ key, versionId }: StoredAt, fileName: string, left: number, inline: boolean): Promise<string> {
    const expires = Math.min(mostLinkSeconds, left);
    return this.#parts.vault.presignGet(key, versionId, { fileName, expires, inline });
  }

  async #usable(id: string, who: Caller): Promise<{ access: Access; source: Source; left: number }> {
    const { accesses, consultations, things, clock } = this.#parts;
    const { state: access } = await accessOf(accesses, id, who);
    const now = clock.now();
    assertUsable(access, who, now);
    if (access.consultation !== undefined) {
      const consultation = await consultations.get(access.consultation);
      if (!consultation || !isOpen(consultation.state, now))
        throw forbidden('consultation-over', '调阅已结束或者已收回', 'The consultation is over');
    }
    const source = await things.of(access.kind, access.thing, who);
    assertThere(source);
    return {
      access,
      source,
      left: Math.max(1, Math.floor((Date.parse(access.until) - now.getTime()) / 1000)),
    };
  }
}

const clockText = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

export const watermark = ({ by, at }: Access): string[] => [
  [by.name, by.certificate].filter(Boolean).join(' '),
  clockText.format(new Date(at)),
];
