import { DomainError } from '@sanzhi/kernel/pure';
import { concat, type Hash } from '../bytes.ts';
import { rootOf } from './hash.ts';
import { tileWidth } from './paths.ts';

/** The bytes of a tile of a width of 1 to 256 hashes (c2sp.org/tlog-tiles). */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array>;

export interface TileName {
  level: number;
  index: number;
}

export interface Tile extends TileName {
  /** Hashes in it: 256 when full. */
  width: number;
  bytes: Uint8Array;
}

/** Hashes that the level holds in a tree of this size; only full tiles are hashed into the level above. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

export const hashesOf = (tile: Uint8Array): Hash[] =>
  Array.from({ length: tile.length / 32 }, (_, i) => tile.subarray(32 * i, 32 * i + 32));

export const tileOf = (hashes: readonly Hash[]): Uint8Array => concat(...hashes);

const levelsOf = (size: number): number[] => {
  const levels: number[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) levels.push(level);
  return levels;
};

/** The tiles that become full when the tree grows from one size to another, lower levels first. */
export const fullTilesBetween = (from: number, to: number): TileName[] =>
  levelsOf(to).flatMap((level) => {
    const first = hashesAt(level + 1, from);
    return Array.from({ length: hashesAt(level + 1, to) - first }, (_, i) => ({ level, index: first + i }));
  });

/** The partial tiles at the right edge of a tree of this size. */
export const partialTiles = (size: number): (TileName & { width: number })[] =>
  levelsOf(size).flatMap((level) => {
    const hashes = hashesAt(level, size);
    const width = hashes % tileWidth;
    return width === 0 ? [] : [{ level, index: Math.floor(hashes / tileWidth), width }];
  });

const demandWidth = (bytes: Uint8Array, { level, index }: TileName, width: number): Uint8Array => {
  if (bytes.length !== width * 32)
    throw new DomainError('ledger.tile.length', {
      zh: `哈希块 ${level}/${index} 应有 ${width * 32} 字节，实有 ${bytes.length} 字节`,
      en: `Tile ${level}/${index} must have ${width * 32} bytes and has ${bytes.length}`,
    });
  return bytes;
};

/** Each tile is asked for once; its length is checked. */
export const remembering = (read: ReadTile): ReadTile => {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, index, width) => {
    const key = `${level}/${index}/${width}`;
    const found =
      known.get(key) ?? read(level, index, width).then((b) => demandWidth(b, { level, index }, width));
    known.set(key, found);
    return found;
  };
};

/**
 * The tiles that change when leaves are added to a tree of `size`: every tile that becomes full, and the
 * partial ones of the new right edge. Reads only the partial tiles of the old right edge.
 */
export const grow = async (size: number, read: ReadTile, leaves: readonly Hash[]): Promise<Tile[]> => {
  const tiles: Tile[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0; level += 1) {
    const before = hashesAt(level, size);
    const width = before % tileWidth;
    const index = Math.floor(before / tileWidth);
    const old =
      width === 0 ? [] : hashesOf(demandWidth(await read(level, index, width), { level, index }, width));
    const hashes = [...old, ...added];
    const above: Hash[] = [];
    for (let at = 0; at < hashes.length; at += tileWidth) {
      const part = hashes.slice(at, at + tileWidth);
      tiles.push({ level, index: index + at / tileWidth, width: part.length, bytes: tileOf(part) });
      if (part.length === tileWidth) above.push(rootOf(part));
    }
    added = above;
  }
  return tiles;
};
