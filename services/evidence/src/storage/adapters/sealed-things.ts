import { DomainError } from '@sanzhi/kernel';
import { archiveClassOf } from '@sanzhi/statute';
import type { ReadDocuments } from '../../document/index.ts';
import type { ReadRecordings } from '../../recording/index.ts';
import type { SealedThings } from '../application/ports.ts';
import type { HeldKind, SealedThing } from '../domain/holding.ts';

/** Through the doors of the rooms that sealed them. */
export class RoomSealedThings implements SealedThings {
  readonly #recordings: ReadRecordings;
  readonly #documents: ReadDocuments;
  constructor(recordings: ReadRecordings, documents: ReadDocuments) {
    this.#recordings = recordings;
    this.#documents = documents;
  }

  of(kind: HeldKind, thing: string, agency: string): Promise<SealedThing> {
    return kind === 'recording' ? this.#recording(thing, agency) : this.#document(thing, agency);
  }

  async #recording(id: string, agency: string): Promise<SealedThing> {
    const { state } = await this.#recordings.one({ id, who: { agency } });
    const { matter, title, key, versionId, sha256, size, retention, receivedAt, retainUntil } = state;
    if (!versionId || !sha256 || !receivedAt || !retainUntil) throw notYet(id);
    return {
      agency,
      matter,
      kind: 'recording',
      thing: id,
      title,
      key,
      versionId,
      sha256,
      size,
      class: archiveClassOf[retention],
      sealedAt: receivedAt,
      retainUntil,
    };
  }

  async #document(id: string, agency: string): Promise<SealedThing> {
    const { state } = await this.#documents.one({ id, who: { agency } });
    const { matter, title, key, versionId, sha256, size, madeAt, retainUntil } = state;
    return {
      agency,
      matter,
      kind: 'document',
      thing: id,
      title,
      key,
      versionId,
      sha256,
      size,
      class: archiveClassOf['case-file'],
      sealedAt: madeAt,
      retainUntil,
    };
  }
}

const notYet = (id: string): DomainError =>
  new DomainError(
    'storage.not-sealed-yet',
    { zh: `记录${id}尚未封存`, en: `${id} is not sealed yet` },
    { kind: 'unavailable' },
  );
