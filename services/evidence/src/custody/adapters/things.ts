import { DomainError } from '@sanzhi/kernel';
import type { ReadDocuments } from '../../document/index.ts';
import type { ReadRecordings } from '../../recording/index.ts';
import type { Source, Things } from '../application/ports.ts';
import type { HeldKind } from '../domain/access.ts';

interface Derived {
  key: string;
  versionId: string;
  contentType: string;
}

/** Tells since when a thing is lawfully gone. */
export interface Disposals {
  disposedAt(kind: HeldKind, thing: string): Promise<string | undefined>;
}

interface Rooms {
  recordings: ReadRecordings;
  documents: ReadDocuments;
  disposals: Disposals;
}

/** Through the doors of the rooms that keep them. */
export class RoomThings implements Things {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async of(kind: HeldKind, id: string, who: { agency: string }): Promise<Source> {
    const source = await (kind === 'recording' ? this.#recording(id, who) : this.#document(id, who));
    const disposedAt = await this.#rooms.disposals.disposedAt(kind, id);
    return disposedAt === undefined ? source : { ...source, disposedAt };
  }

  async #recording(id: string, who: { agency: string }): Promise<Source> {
    const { agency, state } = await this.#rooms.recordings.one({ id, who });
    const { matter, title, sha256, key, versionId, contentType, medium } = state;
    const { poster, preview, waveform } = state;
    if (state.state !== 'sealed' || versionId === undefined || sha256 === undefined) throw notSealed();
    const still = medium === 'photo' || contentType.startsWith('image/');
    return {
      kind: 'recording',
      id,
      agency,
      matter,
      title,
      sha256,
      original: { key, versionId },
      fileName: `recording-${id}.${contentType.split('/')[1] ?? 'bin'}`,
      look: still ? 'photo' : medium === 'audio' ? 'audio' : 'video',
      ...(preview === undefined ? {} : { preview: { key: preview.key, versionId: preview.versionId } }),
      ...(poster === undefined ? {} : { poster: { key: poster.key, versionId: poster.versionId } }),
      ...(waveform === undefined ? {} : { waveform: { key: waveform.key, versionId: waveform.versionId } }),
      clips: state.clips.flatMap(clipOf),
      transcripts: (state.transcripts ?? []).map(({ id, file }) => ({ id, ...file })),
    };
  }

  async #document(id: string, who: { agency: string }): Promise<Source> {
    const { agency, state } = await this.#rooms.documents.one({ id, who });
    const { matter, title, sha256, key, versionId, form } = state;
    return {
      kind: 'document',
      id,
      agency,
      matter,
      title,
      sha256,
      original: { key, versionId },
      fileName: `document-${form}.pdf`,
      look: 'paper',
    };
  }
}

const clipOf = ({ id, file }: { id: string; file?: Derived }) =>
  file
    ? [
        {
          id,
          key: file.key,
          versionId: file.versionId,
          fileName: `clip-${id}.${file.contentType.split('/')[1] ?? 'bin'}`,
        },
      ]
    : [];

const notSealed = (): DomainError =>
  new DomainError('custody.not-sealed', {
    zh: '音像记录尚未封存，封存后才能查看',
    en: 'The recording is not sealed yet; it can be looked at once it is',
  });
