import {
  entriesPath,
  hashesOf,
  leafHash,
  rootOf,
  tileOf,
  tilePath,
  tileWidth,
  TreeReader,
  type Hash,
  type ReadTile,
} from '@sanzhi/ledger';
import { entryMissing, tileMissing } from './refusals.ts';
import { entryOf } from './rows.ts';
import type { ClearRow, Entries, Log, Row } from './ports.ts';

const mostTiles = 512;
const mostRoots = 100_000;

/** Forgets what was put in first. */
const bounded = <T>(most: number) => {
  const known = new Map<string, T>();
  return {
    get: (key: string) => known.get(key),
    set: (key: string, value: T): T => {
      if (known.size >= most) known.delete(known.keys().next().value as string);
      known.set(key, value);
      return value;
    },
  };
};

/** The rows of these places, all of them. */
export const rowsAt = async (
  entries: Pick<Entries, 'between'>,
  from: number,
  to: number,
): Promise<ClearRow[]> => {
  const rows = await entries.between(from, to);
  for (let i = 0; i < to - from; i += 1) if (rows[i]?.index !== from + i) throw entryMissing(from + i);
  return rows;
};

/** The tiles of the published tree: full ones as they were written, partial ones from the event store. */
export class Tiles {
  readonly #log: Pick<Log, 'tile'>;
  readonly #entries: Pick<Entries, 'between'>;
  readonly #full = bounded<Uint8Array>(mostTiles);
  readonly #roots = bounded<Hash>(mostRoots);

  constructor(log: Pick<Log, 'tile'>, entries: Pick<Entries, 'between'>) {
    this.#log = log;
    this.#entries = entries;
  }

  readonly read: ReadTile = async (level, index, width) => {
    if (width === tileWidth) return this.full(tilePath(level, index));
    const first = index * tileWidth;
    if (level === 0) return tileOf((await this.rows(first, first + width)).map(leafOf));
    const below = Array.from({ length: width }, (_, i) => this.#root(level - 1, first + i));
    return tileOf(await Promise.all(below));
  };

  /** The same where the leaves from a tile's first place on are in hand already. */
  readingFrom(start: number, leaves: readonly Hash[]): ReadTile {
    return (level, index, width) =>
      level === 0 && width < tileWidth && index * tileWidth === start && leaves.length >= width
        ? Promise.resolve(tileOf(leaves.slice(0, width)))
        : this.read(level, index, width);
  }

  reader(size: number): TreeReader {
    return new TreeReader(size, this.read);
  }

  rows(from: number, to: number): Promise<ClearRow[]> {
    return rowsAt(this.#entries, from, to);
  }

  async full(path: string): Promise<Uint8Array> {
    const known = this.#full.get(path);
    if (known) return known;
    const bytes = await this.#log.tile(path);
    if (!bytes) throw tileMissing(path);
    return this.#full.set(path, bytes);
  }

  bundle(index: number): Promise<Uint8Array> {
    return this.full(entriesPath(index));
  }

  async #root(level: number, index: number): Promise<Hash> {
    const key = `${level}/${index}`;
    return (
      this.#roots.get(key) ?? this.#roots.set(key, rootOf(hashesOf(await this.full(tilePath(level, index)))))
    );
  }
}

export const leafOf = (row: Pick<Row, 'id' | 'commitment'>): Hash => leafHash(entryOf(row));
