import { isSealed, keepDerived, type Made, type Sealed } from '../domain/derive.ts';
import type { Clip, Derived } from '../domain/recording.ts';
import { keepBeside } from './derived-files.ts';
import { changeRecording } from './known.ts';
import type { Kept, Kind, MadeFile, Progress, Recordings, Step, Vault, Workshop } from './ports.ts';

const linkSeconds = 12 * 3600;
interface Parts {
  recordings: Recordings;
  vault: Vault;
  workshop: Workshop;
  progress: Progress;
}

/**
 * What is made from a sealed recording: preview, waveform, ordered clips. Objects of their own, linked by digest, locked
 * as long as the record. Failing to make one is noted and changes nothing else.
 */
export class DeriveFiles {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute({ id }: { id: string }): Promise<void> {
    const { recordings } = this.#parts;
    const kept = await recordings.get(id);
    if (!kept || !isSealed(kept.state)) return;
    const made = await this.#make(kept.state);
    if (made.length === 0) return;
    let first: Kept | undefined = kept;
    const read = async (): Promise<Kept> => {
      const known = first ?? (await recordings.get(id)) ?? kept;
      first = undefined;
      return known;
    };
    await changeRecording(recordings, read, (state) => {
      const change = isSealed(state) ? keepDerived(state, made) : undefined;
      return change?.facts.length ? change : undefined;
    });
  }

  async #make(recording: Sealed): Promise<Made[]> {
    const { key, versionId } = recording;
    const url = await this.#parts.vault.presignRead(key, versionId, linkSeconds);
    const kind = kindOf(recording);
    const made: Made[] = [];
    if (!recording.preview) {
      await this.#say(recording, 'preview');
      const file = await this.#parts.workshop.preview(url, kind, (one) =>
        this.#keep(recording, 'preview', one),
      );
      made.push('failed' in file ? { kind: 'preview', ...file } : { kind: 'preview', file });
    }
    if (!recording.waveform && hasSound(recording)) {
      await this.#say(recording, 'waveform');
      const file = await this.#parts.workshop.waveform(url, (one) => this.#keep(recording, 'waveform', one));
      made.push('failed' in file ? { kind: 'waveform', ...file } : { kind: 'waveform', file });
    }
    for (const clip of recording.clips)
      if (clip.state === 'ordered') made.push(await this.#cut(recording, clip, url));
    return made;
  }

  async #cut(recording: Sealed, { id: clip, fromSeconds, toSeconds }: Clip, url: string): Promise<Made> {
    await this.#say(recording, 'clip');
    const { contentType, facts = { container: '', codecs: [] } } = recording;
    const cut = { fromSeconds, toSeconds, contentType, facts };
    const file = await this.#parts.workshop.clip(url, cut, (one) =>
      this.#keep(recording, `clip-${clip}`, one),
    );
    return 'failed' in file ? { kind: 'clip', clip, ...file } : { kind: 'clip', clip, file };
  }

  #keep(recording: Sealed, name: string, made: MadeFile): Promise<Derived> {
    return keepBeside(this.#parts.vault, recording, name, made);
  }

  #say({ id, size }: Sealed, step: Step['step']): Promise<void> {
    return this.#parts.progress.say(id, { step, doneBytes: size, totalBytes: size });
  }
}

const kindOf = ({ medium, facts, contentType }: Sealed): Kind => {
  if (medium === 'audio') return 'audio';
  const still = medium === 'photo' || contentType.startsWith('image/');
  return still || facts?.container.endsWith('_pipe') === true ? 'image' : 'video';
};

const sounds = /^(aac|mp3|opus|vorbis|flac|alac|ac3|amr_|pcm_|wma|speex|adpcm)/;
const hasSound = ({ medium, facts }: Sealed): boolean =>
  medium === 'audio' || (facts?.codecs.some((codec) => sounds.test(codec)) ?? false);
