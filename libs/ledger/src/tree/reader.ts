import { DomainError } from '@sanzhi/kernel/pure';
import type { Hash } from '../bytes.ts';
import { emptyRoot, nodeHash, rootOf, splitOf } from './hash.ts';
import { tileWidth } from './paths.ts';
import { hashesAt, hashesOf, remembering, type ReadTile } from './tiles.ts';

const outside = (what: number, size: number): DomainError =>
  new DomainError(
    'ledger.outside-tree',
    { zh: `账本只有 ${size} 条，没有 ${what}`, en: `The ledger has ${size} entries; ${what} is outside` },
    { kind: 'absent' },
  );

/** Root and proofs of the tree of one size, from its tiles; each tile is read, and each subtree hashed, at most once. */
export class TreeReader {
  readonly size: number;
  private readonly read: ReadTile;
  private readonly subtrees = new Map<string, Promise<Hash>>();
  constructor(size: number, readTile: ReadTile) {
    this.size = size;
    this.read = remembering(readTile);
  }

  root(): Promise<Hash> {
    return this.size === 0 ? Promise.resolve(emptyRoot()) : this.rangeRoot(0, this.size);
  }

  /** Hash of the leaf at this index. */
  leaf(index: number): Promise<Hash> {
    this.demand(index);
    return this.whole(index, 1);
  }

  /** RFC 6962 section 2.1.1. */
  async inclusion(index: number): Promise<Hash[]> {
    this.demand(index);
    const path: Promise<Hash>[] = [];
    for (let [start, end] = [0, this.size]; end - start > 1;) {
      const middle = start + splitOf(end - start);
      path.unshift(index < middle ? this.rangeRoot(middle, end) : this.rangeRoot(start, middle));
      if (index < middle) end = middle;
      else start = middle;
    }
    return Promise.all(path);
  }

  /** RFC 6962 section 2.1.2, from the tree that the first `from` leaves made. Empty for 0 and for the whole. */
  async consistency(from: number): Promise<Hash[]> {
    if (!Number.isSafeInteger(from) || from < 0 || from > this.size) throw outside(from, this.size);
    if (from === 0 || from === this.size) return [];
    const path: Promise<Hash>[] = [];
    let [start, end] = [0, this.size];
    while (end !== from) {
      const middle = start + splitOf(end - start);
      path.unshift(from <= middle ? this.rangeRoot(middle, end) : this.rangeRoot(start, middle));
      if (from <= middle) end = middle;
      else start = middle;
    }
    if (start > 0) path.unshift(this.rangeRoot(start, end));
    return Promise.all(path);
  }

  private demand(index: number): void {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) throw outside(index, this.size);
  }

  private async rangeRoot(start: number, end: number): Promise<Hash> {
    const n = end - start;
    const k = n === 1 ? 1 : splitOf(n);
    if (n === 1 || n === 2 * k) return this.whole(start, n);
    const [left, right] = await Promise.all([this.whole(start, k), this.rangeRoot(start + k, end)]);
    return nodeHash(left, right);
  }

  /** A subtree of a power of two of leaves. */
  private whole(start: number, count: number): Promise<Hash> {
    const key = `${start}+${count}`;
    const known = this.subtrees.get(key) ?? this.fromTile(start, count);
    this.subtrees.set(key, known);
    return known;
  }

  /** One hash of a tile, or the root over some neighbours in one tile. */
  private async fromTile(start: number, count: number): Promise<Hash> {
    let level = 0;
    while (tileWidth ** (level + 1) <= count) level += 1;
    const first = hashesAt(level, start);
    const index = Math.floor(first / tileWidth);
    const width = Math.min(tileWidth, hashesAt(level, this.size) - index * tileWidth);
    const at = first - index * tileWidth;
    const end = at + count / tileWidth ** level;
    return rootOf(hashesOf((await this.read(level, index, width)).subarray(32 * at, 32 * end)));
  }
}
