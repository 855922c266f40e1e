import {
  encodeEntries,
  entriesPath,
  nodeHash,
  rootOf,
  tileOf,
  tilePath,
  tileWidth,
  type Hash,
} from '@sanzhi/ledger';
import type { Client } from 'minio';
import type { Findings } from './findings.ts';
import { bytesOf, unreadable } from './ledger-bucket.ts';

/** Root of all leaves so far, from one hash for each bit of their number. */
export class Edge {
  readonly #parts: { size: number; hash: Hash }[] = [];
  add(leaf: Hash): void {
    let part = { size: 1, hash: leaf };
    for (let last = this.#parts.at(-1); last?.size === part.size; last = this.#parts.at(-1)) {
      this.#parts.pop();
      part = { size: 2 * part.size, hash: nodeHash(last.hash, part.hash) };
    }
    this.#parts.push(part);
  }
  root(): Hash {
    if (this.#parts.length === 0) return rootOf([]);
    return this.#parts.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Builds the tree anew from the event store, entry by entry, and compares each full tile with the one in the bucket. */
export class Tree {
  readonly #store: { s3: Client; bucket: string };
  readonly #findings: Findings;
  readonly #full: (path: string, bytes: Uint8Array) => void;
  readonly #edge = new Edge();
  readonly #levels: Hash[][] = [];
  readonly #fulls: number[] = [];
  #entries: Uint8Array[] = [];
  size = 0;

  /** @param full is told of every full tile and bundle */
  constructor(
    store: { s3: Client; bucket: string },
    findings: Findings,
    full: (path: string, bytes: Uint8Array) => void = () => undefined,
  ) {
    this.#store = store;
    this.#findings = findings;
    this.#full = full;
  }

  root(): Hash {
    return this.#edge.root();
  }

  /** The partial tiles and bundle at the right edge, as a log of this size serves them (c2sp.org/tlog-tiles). */
  partials(): { path: string; bytes: Uint8Array }[] {
    const tiles = this.#levels.flatMap((hashes, level) =>
      hashes.length === 0
        ? []
        : [{ path: tilePath(level, this.#fulls[level] ?? 0, hashes.length), bytes: tileOf(hashes) }],
    );
    const width = this.#entries.length;
    if (width === 0) return tiles;
    const path = entriesPath(Math.floor(this.size / tileWidth), width);
    return [...tiles, { path, bytes: encodeEntries(this.#entries) }];
  }

  /** @param published whether the tiles of this entry must be there already */
  async add(leaf: Hash, entry: Uint8Array, published: (through: number) => boolean): Promise<void> {
    this.#edge.add(leaf);
    this.#entries.push(entry);
    this.size += 1;
    if (this.#entries.length === tileWidth) {
      const path = entriesPath(this.size / tileWidth - 1);
      const bytes = encodeEntries(this.#entries);
      this.#full(path, bytes);
      if (published(this.size)) await this.#compare(path, bytes);
      this.#entries = [];
    }
    await this.#push(0, leaf, published(this.size));
  }

  async #push(level: number, hash: Hash, published: boolean): Promise<void> {
    const hashes = (this.#levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < tileWidth) return;
    const index = this.#fulls[level] ?? 0;
    this.#fulls[level] = index + 1;
    this.#levels[level] = [];
    this.#full(tilePath(level, index), tileOf(hashes));
    if (published) await this.#compare(tilePath(level, index), tileOf(hashes));
    await this.#push(level + 1, rootOf(hashes), published);
  }

  async #compare(path: string, expected: Uint8Array): Promise<void> {
    const { s3, bucket } = this.#store;
    this.#findings.count('tiles');
    const found = await bytesOf(s3, bucket, path).catch(unreadable(this.#findings, 'tile.unreadable', path));
    if (found === null) return;
    if (!found) return this.#findings.difference('tile.missing', path);
    if (!found.equals(expected))
      this.#findings.difference('tile.differs', path, whereOf(path, found, expected));
  }
}

/** Which entry of the tile, as far as its bytes tell. */
const whereOf = (path: string, found: Buffer, expected: Uint8Array): string => {
  const at = expected.findIndex((byte, i) => byte !== found[i]);
  if (at < 0 || path.startsWith('tile/entries')) return `byte ${at}`;
  return `hash ${Math.floor(at / 32)} of the tile`;
};
