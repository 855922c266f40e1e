import type { Clock } from '@sanzhi/kernel';
import {
  emptyRoot,
  encodeEntries,
  entriesPath,
  formatCheckpoint,
  grow,
  openCheckpoint,
  signNote,
  tilePath,
  tileWidth,
  TreeReader,
  verifyConsistency,
  type Hash,
  type NoteSigner,
  type NoteVerifier,
  type ReadTile,
  type Tile,
} from '@sanzhi/ledger';
import { civilDateOf } from '@sanzhi/statute';
import type { Checkpoints, ClearRow, Entries, Log } from './ports.ts';
import {
  doesNotExtend,
  entryAltered,
  entryMissing,
  foreignCheckpoint,
  rolledBack,
  treeAltered,
} from './refusals.ts';
import { entryOf, hex, holds } from './rows.ts';
import type { Placed } from './sequence-events.ts';
import { leafOf, Tiles } from './tiles.ts';
import type { Witnesses } from './witness-port.ts';

export interface Parties {
  origin: string;
  /** The ledger's own keys, the first of them Ed25519; each further one signs a further line. */
  signers: readonly NoteSigner[];
  verifiers: readonly NoteVerifier[];
  witnesses: Witnesses;
}

export interface Tree {
  size: number;
  root: Hash;
  note: string;
}

interface Edge extends Tree {
  etag: string | undefined;
  /** First place of the partial tile that the published tree ends in. */
  start: number;
  /** From `start` on: those published and those that are not yet. */
  rows: ClearRow[];
  leaves: Hash[];
  read: ReadTile;
}

interface Parts {
  entries: Entries;
  log: Log;
  checkpoints: Checkpoints;
  parties: Parties;
  clock: Clock;
}

const mostRows = 64 * tileWidth;
const mostRemembered = 200_000;
const sideBySide = 8;
const wholeEveryMs = 60_000;

/**
 * Stage two of the ledger: brings the published tree up to what is stored. Full tiles, then checkpoint, signed and
 * cosigned, then compare-and-set. Nothing is kept between rounds that the next could not find out again, so it may be
 * killed anywhere; and of two that run at once, one publishes.
 */
export class Integrate {
  readonly tiles: Tiles;
  readonly #parts: Parts;
  /** Leaves that passed through this process, from the published edge on: what is read back must be these. */
  readonly #leaves = new Map<number, string>();
  #highest: number | undefined;
  #opened: Tree | undefined;
  #wholeLookedAt = -Infinity;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.tiles = new Tiles(parts.log, parts.entries);
  }

  /** Stage one tells what it stored. */
  heard(placed: readonly Placed[]): void {
    if (this.#leaves.size > mostRemembered) this.#leaves.clear();
    for (const { row, leaf } of placed) this.#leaves.set(row.index, leaf);
  }

  /** The tree now public; `published` are the rows that this round added to it. */
  async round(): Promise<{ tree: Tree; published: readonly ClearRow[] }> {
    const edge = await this.#edge();
    await this.#demandWhole(edge);
    const size = edge.start + edge.rows.length;
    if (size === edge.size) return { tree: edge, published: [] };
    const added = edge.rows.slice(edge.size - edge.start);
    const tiles = await grow(edge.size, edge.read, edge.leaves.slice(edge.size - edge.start));
    const tree = new TreeReader(size, over(tiles, edge.read));
    await this.#demandExtends(edge, tree);
    await this.#keep(tiles, edge);
    const note = await this.#sign(tree);
    const { log, checkpoints, clock } = this.#parts;
    const etag = await log.publish(note, edge.etag);
    if (etag === undefined) return { tree: edge, published: [] };
    await checkpoints.remember(dated(size, note, clock.now()));
    this.#highest = size;
    this.#keepEdge(edge, size);
    return { tree: { size, note, root: await tree.root() }, published: added };
  }

  async #edge(): Promise<Edge> {
    const { log, entries, checkpoints, clock } = this.#parts;
    const stored = await log.checkpoint();
    const tree = this.#own(stored?.note);
    const known = (this.#highest ??= (await checkpoints.newest())?.size ?? 0);
    if (known > tree.size) throw rolledBack(tree.size, known);
    // A kill between publishing and remembering leaves this to the next round.
    if (known < tree.size) await checkpoints.remember(dated(tree.size, tree.note, clock.now()));
    this.#highest = tree.size;
    const start = tree.size - (tree.size % tileWidth);
    const { rows, leaves } = await this.#rowsFrom(entries, start);
    if (start + rows.length < tree.size) throw entryMissing(start + rows.length);
    const read = this.tiles.readingFrom(start, leaves);
    return { ...tree, etag: stored?.etag, start, rows, leaves, read };
  }

  #own(note: string | undefined): Tree {
    if (note === undefined) return { size: 0, root: emptyRoot(), note: '' };
    if (this.#opened?.note === note) return this.#opened;
    const { origin, verifiers } = this.#parts.parties;
    try {
      const { size, root } = openCheckpoint(note, { origin, log: verifiers });
      return (this.#opened = { size, root, note });
    } catch (error) {
      throw foreignCheckpoint((error as Error).message);
    }
  }

  /** Everything stored from there on, place by place, as it was when it passed through here. */
  async #rowsFrom(entries: Entries, start: number): Promise<Pick<Edge, 'rows' | 'leaves'>> {
    const rows: ClearRow[] = [];
    const leaves: Hash[] = [];
    for (let more = true; more && rows.length < mostRows;) {
      const from = start + rows.length;
      const found = await entries.between(from, from + tileWidth);
      leaves.push(...found.map((row, i) => this.#leafAsWritten(row, from + i)));
      rows.push(...found);
      more = found.length === tileWidth;
    }
    if (rows.length < mostRows) await this.#demandEnd(entries, start + rows.length);
    return { rows, leaves };
  }

  /** Nothing may lie beyond the first empty place. Asking the whole store costs more, so that is done now and then. */
  async #demandEnd(entries: Entries, next: number): Promise<void> {
    const due = Date.now() - this.#wholeLookedAt > wholeEveryMs;
    if (due) this.#wholeLookedAt = Date.now();
    if (!this.#leaves.has(next) && !(due && (await entries.size()) > next)) return;
    // It may have been stored since it was read.
    if ((await entries.between(next, next + 1)).length === 0) throw entryMissing(next);
  }

  #leafAsWritten(row: ClearRow, place: number): Hash {
    if (row.index !== place) throw entryMissing(place);
    const known = this.#leaves.get(place);
    const leaf = leafOf(row);
    if (!holds(row) || (known !== undefined && known !== hex(leaf))) throw entryAltered(place);
    return leaf;
  }

  async #demandWhole({ size, root, read, start }: Edge): Promise<void> {
    const found = await new TreeReader(size, read).root();
    if (hex(found) !== hex(root)) throw treeAltered(start, size);
  }

  async #demandExtends({ size, root }: Tree, tree: TreeReader): Promise<void> {
    const proof = await tree.consistency(size);
    const claim = { from: size, to: tree.size, fromRoot: root, toRoot: await tree.root(), proof };
    if (!verifyConsistency(claim)) throw doesNotExtend(size, tree.size);
  }

  /** Lower levels first, so that a tile is never there before what it is made of. */
  async #keep(tiles: readonly Tile[], { start, rows }: Edge): Promise<void> {
    const { log } = this.#parts;
    const full = tiles.filter(({ width }) => width === tileWidth);
    for (let at = 0; at < full.length; at += sideBySide)
      await Promise.all(
        full.slice(at, at + sideBySide).map(async ({ level, index, bytes }) => {
          if (level === 0) {
            const first = index * tileWidth - start;
            await log.keep(
              entriesPath(index),
              encodeEntries(rows.slice(first, first + tileWidth).map(entryOf)),
            );
          }
          await log.keep(tilePath(level, index), bytes);
        }),
      );
  }

  async #sign(tree: TreeReader): Promise<string> {
    const { origin, signers, witnesses } = this.#parts.parties;
    const text = formatCheckpoint({ origin, size: tree.size, root: await tree.root() });
    const note = await signNote(text, signers);
    const { lines } = await witnesses.cosign(note, (from) => tree.consistency(from));
    return note + lines.join('');
  }

  /** What the next round meets again, now that the tree is of this size. */
  #keepEdge({ start, leaves }: Edge, size: number): void {
    const edge = size - (size % tileWidth);
    for (const place of this.#leaves.keys()) if (place < edge) this.#leaves.delete(place);
    for (let place = edge; place < size; place += 1)
      this.#leaves.set(place, hex(leaves[place - start] as Hash));
  }
}

const dated = (size: number, note: string, at: Date) => ({ size, note, at, day: civilDateOf(at) });

/** What the growth made, above what was there. */
const over = (tiles: readonly Tile[], below: ReadTile): ReadTile => {
  const grown = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile]));
  return async (level, index, width) => {
    const tile = grown.get(`${level}/${index}`);
    return tile && tile.width >= width ? tile.bytes.subarray(0, 32 * width) : below(level, index, width);
  };
};
