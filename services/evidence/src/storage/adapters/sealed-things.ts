import { DomainError } from '@sanzhi/kernel';
import { archiveClassOf, civilDateOf, lawFor, retentionOf } from '@sanzhi/statute';
import type { ReadDocuments } from '../../document/index.ts';
import type { ReadItems } from '../../intake/index.ts';
import type { ReadRecordings } from '../../recording/index.ts';
import type { SealedThings } from '../application/ports.ts';
import type { HeldKind, SealedThing } from '../domain/thing.ts';

/** Through the doors of the rooms that sealed them. */
export class RoomSealedThings implements SealedThings {
  readonly #recordings: ReadRecordings;
  readonly #documents: ReadDocuments;
  readonly #items: ReadItems;
  constructor(recordings: ReadRecordings, documents: ReadDocuments, items: ReadItems) {
    this.#recordings = recordings;
    this.#documents = documents;
    this.#items = items;
  }

  of(kind: HeldKind, thing: string, agency: string): Promise<SealedThing> {
    if (kind === 'item') return this.#item(thing, agency);
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

  /** Called by its device and its day: its file name may say more than it should (law 5). */
  async #item(id: string, agency: string): Promise<SealedThing> {
    const { state } = await this.#items.one({ id, who: { agency } });
    const { device, key, versionId, sha256, size, receivedAt, retainUntil, startedAt, refusal } = state;
    if (!refusal || !versionId || !receivedAt || !retainUntil) throw notYet(id);
    return {
      agency,
      kind: 'item',
      thing: id,
      title: `非证据材料 ${device} ${civilDateOf(new Date(startedAt))}`,
      key,
      versionId,
      sha256,
      size,
      class: archiveClassOf[retentionOf('premises', false, lawFor(agency, receivedAt))],
      sealedAt: receivedAt,
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
