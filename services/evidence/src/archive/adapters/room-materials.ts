import { bundlePaths } from '@sanzhi/ledger';
import type { ListCustody } from '../../custody/index.ts';
import type { ReadDocuments } from '../../document/index.ts';
import type { ReadRecordings } from '../../recording/index.ts';
import type { ReadHoldings } from '../../storage/index.ts';
import type { Caller, Materials } from '../application/ports.ts';
import type { BundledFile } from '../domain/bundle.ts';

interface Rooms {
  recordings: ReadRecordings;
  documents: ReadDocuments;
  holdings: ReadHoldings;
  custody: ListCustody;
}

const pageOfCustody = 100;

/** Through the doors of the rooms that keep them. */
export class RoomMaterials implements Materials {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async files(matter: string, agency: string): Promise<BundledFile[]> {
    const asked = { matter, who: { agency } };
    const [recordings, documents] = await Promise.all([
      this.#rooms.recordings.ofMatter(asked),
      this.#rooms.documents.ofMatter(asked),
    ]);
    const files: BundledFile[] = [];
    for (const { id, state } of recordings) {
      const { key, versionId, sha256, size, contentType } = state;
      if (state.state !== 'sealed' || versionId === undefined || sha256 === undefined) continue;
      if (await this.#rooms.holdings.disposedAt('recording', id)) continue;
      files.push({
        thing: id,
        name: bundlePaths.recording(id, extensionOf(contentType)),
        key,
        versionId,
        size,
        sha256,
      });
    }
    for (const { id, state } of documents) {
      const { key, versionId, sha256, size } = state;
      if (await this.#rooms.holdings.disposedAt('document', id)) continue;
      files.push({ thing: id, name: bundlePaths.document(id), key, versionId, size, sha256 });
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async custody(matter: string, who: Caller): Promise<unknown[]> {
    const all: unknown[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await this.#rooms.custody.ofMatter({ matter, who, after, limit: pageOfCustody });
      for (const { state } of page.items) {
        const { kind, thing, title, sha256, way, purpose, note, by, at, until } = state;
        all.push({ kind, thing, title, sha256, way, purpose, note, by, at, until });
      }
      after = page.next;
      more = after !== undefined;
    }
    return all;
  }
}

/** As far as it says something that a file may be called. */
const extensionOf = (contentType: string): string =>
  /^[a-z]+\/(?:x-)?([a-z0-9]{1,10})$/.exec(contentType.split(';')[0] ?? '')?.[1] ?? 'bin';
