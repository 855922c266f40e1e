import { hexOf, same, utf8, type Hash } from '../src/bytes.ts';
import { emptyRoot, grow, leafHash, nodeHash, splitOf, tilePath, type ReadTile } from '../src/index.ts';

/** RFC 6962 section 2.1 as it stands there, with a memory for whole subtrees so that 5,000 trees take seconds. */
export class Plain {
  private readonly whole: Hash[][] = [];
  readonly leaves: readonly Hash[];
  constructor(leaves: readonly Hash[]) {
    this.leaves = leaves;
  }
  mth(start: number, end: number): Hash {
    const n = end - start;
    if (n === 0) return emptyRoot();
    if (n === 1) return this.leaves[start] as Hash;
    const level = Math.log2(n);
    const row = Number.isInteger(level) && start % n === 0 ? (this.whole[level] ??= []) : undefined;
    const known = row?.[start / n];
    if (known) return known;
    const k = splitOf(n);
    const root = nodeHash(this.mth(start, start + k), this.mth(start + k, end));
    if (row) row[start / n] = root;
    return root;
  }
  path(m: number, start: number, end: number): Hash[] {
    const n = end - start;
    if (n === 1) return [];
    const k = splitOf(n);
    return m < k
      ? [...this.path(m, start, start + k), this.mth(start + k, end)]
      : [...this.path(m - k, start + k, end), this.mth(start, start + k)];
  }
  subproof(m: number, start: number, end: number, b: boolean): Hash[] {
    const n = end - start;
    if (m === n) return b ? [] : [this.mth(start, end)];
    const k = splitOf(n);
    return m <= k
      ? [...this.subproof(m, start, start + k, b), this.mth(start + k, end)]
      : [...this.subproof(m - k, start + k, end, false), this.mth(start, start + k)];
  }
}

/** Tiles as a store would hold them: full ones by path, and the edge of each size asked for from its leaves. */
export class Tiles {
  readonly stored = new Map<string, Uint8Array>();
  size = 0;
  private readonly widest = new Map<string, Uint8Array>();
  readonly read: ReadTile = (level, index, width) => {
    const bytes = this.widest.get(tilePath(level, index));
    return bytes && bytes.length >= 32 * width
      ? Promise.resolve(bytes.subarray(0, 32 * width))
      : Promise.reject(new Error(`no ${tilePath(level, index, width)}`));
  };
  async add(leaves: readonly Hash[]): Promise<void> {
    const tiles = await grow(this.size, this.read, leaves);
    for (const { level, index, width, bytes } of tiles) {
      this.stored.set(tilePath(level, index, width), bytes);
      this.widest.set(tilePath(level, index), bytes);
    }
    this.size += leaves.length;
  }
}

export const leavesOf = (n: number): Hash[] =>
  Array.from({ length: n }, (_, i) => leafHash(utf8(`entry ${i}`)));
export const hex = (list: readonly Hash[]): string[] => list.map(hexOf);
/** Like expect, without its cost of a hundred thousand calls. */
export const demand = (good: boolean, what: string): void => {
  if (!good) throw new Error(what);
};
export const sameList = (a: readonly Hash[], b: readonly Hash[]): boolean =>
  a.length === b.length && a.every((hash, i) => same(hash, b[i] as Hash));
export const flipped = (hash: Hash, at = 0): Hash => hash.map((byte, i) => (i === at ? byte ^ 1 : byte));
