import {
  encodeEntries,
  hashesAt,
  openCheckpoint,
  parseTilePath,
  tileWidth,
  type NoteVerifier,
  type TreeReader,
} from '@sanzhi/ledger';
import type { Log } from './ports.ts';
import { entryOf } from './rows.ts';
import type { Tiles } from './tiles.ts';

export interface PublicTree {
  size: number;
  note: string;
}

export interface TileFile {
  bytes: Uint8Array;
  full: boolean;
}

const freshMs = 200;

/** The log as the public reads it (c2sp.org/tlog-tiles). */
export class ReadLog {
  readonly #log: Pick<Log, 'checkpoint'>;
  readonly #tiles: Tiles;
  readonly #trust: { origin: string; verifiers: readonly NoteVerifier[] };
  #tree: PublicTree | undefined;
  #readAt = -Infinity;

  constructor(
    log: Pick<Log, 'checkpoint'>,
    tiles: Tiles,
    trust: { origin: string; verifiers: readonly NoteVerifier[] },
  ) {
    this.#log = log;
    this.#tiles = tiles;
    this.#trust = trust;
  }

  /** Undefined before the first publication. */
  async tree(): Promise<PublicTree | undefined> {
    if (Date.now() - this.#readAt < freshMs) return this.#tree;
    const note = (await this.#log.checkpoint())?.note;
    this.#readAt = Date.now();
    if (note !== undefined && note !== this.#tree?.note) {
      const { origin, verifiers } = this.#trust;
      const { size } = openCheckpoint(note, { origin, log: verifiers });
      this.#tree = { size, note };
    }
    return this.#tree;
  }

  /** A new one each time: it keeps what it has read, failures too. */
  readerOf(size: number): TreeReader {
    return this.#tiles.reader(size);
  }

  /** A tile or entry bundle by its path, as far as it is published. */
  async file(path: string): Promise<TileFile | undefined> {
    const wanted = parseTilePath(path);
    const size = (await this.tree())?.size ?? 0;
    if (!wanted) return undefined;
    const { index, width } = wanted;
    const level = wanted.kind === 'tile' ? wanted.level : 0;
    if (index * tileWidth + width > hashesAt(level, size)) return undefined;
    const full = width === tileWidth;
    if (wanted.kind === 'tile') return { bytes: await this.#tiles.read(level, index, width), full };
    const first = index * tileWidth;
    const bytes = full
      ? await this.#tiles.bundle(index)
      : encodeEntries((await this.#tiles.rows(first, first + width)).map(entryOf));
    return { bytes, full };
  }
}
