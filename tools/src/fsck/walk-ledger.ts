import {
  tilePath,
  tileWidth,
  TreeReader,
  type Hash,
  type OpenedCheckpoint,
  type ReadTile,
} from '@sanzhi/ledger';
import { CheckpointTrail, publishedCheckpoint } from './check-checkpoints.ts';
import { Order } from './check-order.ts';
import { checkRow } from './check-rows.ts';
import { Times } from './check-times.ts';
import { Tree } from './check-tree.ts';
import { checkWitness } from './check-witnesses.ts';
import { Said } from './facts.ts';
import { keptCheckpoint } from './check-history.ts';
import { Findings } from './findings.ts';
import { bytesOf, unreadable } from './ledger-bucket.ts';
import type { Places } from './places.ts';
import { BodyKeys, entryOf, leafOf, type Opened, type Row } from './row.ts';
import { sizeOf, walkRows } from './walk-rows.ts';

/** Who else wants to know what the walk comes by. */
export interface LedgerListener {
  /** The checkpoint that the walk compares with, before it begins. */
  published?: (checkpoint: OpenedCheckpoint) => void;
  /** Every row that holds together; `opened` is missing where its body was erased. */
  heard?: (row: Row, opened: Opened | undefined) => void;
  /** Every full tile and bundle, as the rows make it. */
  full?: (path: string, bytes: Uint8Array) => void;
  /** After each entry. */
  reached?: (size: number, tree: Tree) => void;
}

export interface WalkOptions {
  progress?: (text: string) => void;
  listener?: LedgerListener;
}

export interface WalkedLedger {
  order: Order;
  said: Said;
  published: { note: string; opened: OpenedCheckpoint } | undefined;
}

/** The leaf that was published at a place whose row is gone, where a full tile still tells it. */
const leafInBucket = async (
  { s3, ledger }: Places,
  index: number,
  findings: Findings,
): Promise<Hash | undefined> => {
  const path = tilePath(0, Math.floor(index / tileWidth));
  const tile = await bytesOf(s3, ledger, path).catch(unreadable(findings, 'tile.unreadable', path));
  const at = (index % tileWidth) * 32;
  return tile && tile.length >= at + 32 ? new Uint8Array(tile.subarray(at, at + 32)) : undefined;
};

/** Full tiles as they lie in the bucket, compared by now, and what the walk made of the right edge. */
const reading =
  ({ s3, ledger }: Places, edge: ReadonlyMap<string, Uint8Array>): ReadTile =>
  async (level, index, width) => {
    const path = tilePath(level, index, width);
    const tile = edge.get(path) ?? (await bytesOf(s3, ledger, path));
    if (!tile) throw new Error(`${path} is missing`);
    return tile;
  };

/** Where none is public: whatever our key once signed tells that one was, and can be shown to the witnesses. */
const otherCheckpoint = async (places: Places, findings: Findings): Promise<{ note: string } | undefined> => {
  const known = await keptCheckpoint(places, findings);
  if (known)
    findings.difference('checkpoint.missing', 'checkpoint', `one of ${known.size} entries was published`);
  else if (places.witnesses.length > 0)
    findings.note('checked.not', 'witnesses', 'there is no checkpoint to show them');
  return known;
};

/** Every entry, checkpoint and full tile, and what the witnesses have seen: 1 and 2 of `fsck`. */
export const walkLedger = async (
  places: Places,
  findings: Findings,
  { progress = () => undefined, listener = {} }: WalkOptions = {},
): Promise<WalkedLedger> => {
  const published = await publishedCheckpoint(places, findings);
  if (published) listener.published?.(published.opened);
  const stored = await sizeOf(places.evidence);
  const publishedSize = published?.opened.size ?? 0;
  const size = Math.max(stored, publishedSize);
  if (stored > publishedSize)
    findings.note(
      'entry.unpublished',
      `entries ${publishedSize} to ${stored - 1}`,
      `${stored - publishedSize}`,
    );
  const order = new Order(findings);
  const times = new Times(findings, places);
  const said = new Said();
  const keys = new BodyKeys(places.evidence);
  const erased = new Map<string, number>();
  const tree = new Tree({ s3: places.s3, bucket: places.ledger }, findings, listener.full);
  const trail = new CheckpointTrail(places.evidence, places, findings);
  const edge = new Map<string, Uint8Array>();
  const note = (row: Row): void => {
    const owner = row.matter ?? row.agency ?? '';
    erased.set(owner, (erased.get(owner) ?? 0) + 1);
    said.miss(row);
  };
  const learn = (rows: readonly Row[]): Promise<void> => keys.learn(rows);
  for await (const { index, row } of walkRows(places.evidence, size, findings, learn)) {
    if (row) {
      const opened = checkRow(row, keys, note, findings);
      order.see(row, opened);
      times.see(row, trail.outside);
      listener.heard?.(row, opened);
      if (opened) said.hear(opened.event);
      await tree.add(leafOf(row), entryOf(row), (through) => through <= publishedSize);
    } else {
      findings.difference('entry.missing', `entry ${index}`);
      const leaf = (await leafInBucket(places, index, findings)) ?? new Uint8Array(32);
      await tree.add(leaf, new Uint8Array(), () => false);
    }
    await trail.reached(index + 1, () => tree.root());
    listener.reached?.(index + 1, tree);
    if (published && index + 1 === publishedSize) {
      trail.compareRoot(publishedSize, published.opened.root, tree.root(), 'checkpoint');
      for (const { path, bytes } of tree.partials()) edge.set(path, bytes);
    }
    if (index % 2_000 === 1_999) progress(`ledger: ${index + 1} of ${size} entries`);
  }
  await trail.finish(published?.opened);
  for (const [owner, count] of erased)
    if (said.erased.has(owner)) findings.note('entry.erased', owner, `${count} entries`);
    else
      findings.difference(
        'entry.key-missing',
        owner,
        `${count} entries, and no entry says that it was erased`,
      );
  const shown = published ?? (await otherCheckpoint(places, findings));
  const reader = new TreeReader(publishedSize, reading(places, edge));
  const now = async () => (await publishedCheckpoint(places, new Findings()))?.opened.size ?? 0;
  for (const witness of shown ? places.witnesses : [])
    await checkWitness(
      witness,
      { note: shown?.note ?? '', size: publishedSize, consistency: (from) => reader.consistency(from), now },
      findings,
    );
  return { order, said, published };
};
