/**
 * `sanzhi fsck`. What it walks, in this order, each from outside the services:
 * 1. the event store, entry by entry: every row by itself, its matter, its thing; the tree is built anew beside it
 * 2. every published checkpoint against that tree; signatures, witnesses, time stamps; what the witnesses have seen
 * 3. the bucket of the ledger, version by version
 * 4. every thing in the services' databases against the entries that tell of it; its files: bytes, locks, entries
 * 5. the bucket of records: what lies there and belongs to nothing
 */
import { Aggregates } from './check-aggregates.ts';
import { checkBucket } from './check-bucket.ts';
import { CheckpointTrail, publishedCheckpoint } from './check-checkpoints.ts';
import { Objects, referencesIn } from './check-objects.ts';
import { Order } from './check-order.ts';
import { checkRow } from './check-rows.ts';
import { Tree } from './check-tree.ts';
import { checkWitness } from './check-witnesses.ts';
import { Said } from './facts.ts';
import type { Findings } from './findings.ts';
import { bytesOf } from './ledger-bucket.ts';
import type { Places } from './places.ts';
import { BodyKeys, entryOf, leafOf, type Row } from './row.ts';
import { entriesIn, sizeOf, walkRows } from './walk-rows.ts';
import { tilePath, tileWidth, type Hash, type OpenedCheckpoint } from '@sanzhi/ledger';

export interface FsckOptions {
  /** Without reading the bytes of files. */
  shallow?: boolean;
  progress?: (text: string) => void;
}

/** The leaf that was published at a place whose row is gone, where a full tile still tells it. */
const leafInBucket = async ({ s3, ledger }: Places, index: number): Promise<Hash | undefined> => {
  const tile = await bytesOf(s3, ledger, tilePath(0, Math.floor(index / tileWidth)));
  const at = (index % tileWidth) * 32;
  return tile && tile.length >= at + 32 ? new Uint8Array(tile.subarray(at, at + 32)) : undefined;
};

const walkLedger = async (
  places: Places,
  findings: Findings,
  { progress = () => undefined }: FsckOptions,
): Promise<{ order: Order; said: Said; published: OpenedCheckpoint | undefined }> => {
  const published = await publishedCheckpoint(places, findings);
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
  const said = new Said();
  const keys = new BodyKeys(places.evidence);
  const erased = new Map<string, number>();
  const tree = new Tree({ s3: places.s3, bucket: places.ledger }, findings);
  const trail = new CheckpointTrail(places.evidence, places, findings);
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
      if (opened) said.hear(opened.event);
      await tree.add(leafOf(row), entryOf(row), (through) => through <= publishedSize);
    } else {
      findings.difference('entry.missing', `entry ${index}`);
      const leaf = (await leafInBucket(places, index)) ?? new Uint8Array(32);
      await tree.add(leaf, new Uint8Array(), () => false);
    }
    await trail.reached(index + 1, () => tree.root());
    if (published && index + 1 === publishedSize)
      trail.compareRoot(publishedSize, published.opened.root, tree.root(), 'checkpoint');
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
  if (published)
    for (const witness of places.witnesses)
      await checkWitness(witness, { note: published.note, size: publishedSize }, findings);
  return { order, said, published: published?.opened };
};

/** Names the sequences that are missing or twice; read once more, because the ledger goes on meanwhile. */
const nameBroken = async (places: Places, order: Order, findings: Findings): Promise<void> => {
  for (const key of order.broken()) {
    const [source = '', subject = ''] = key.split(' ');
    const rows = await entriesIn(places.evidence)
      .find({ source, subject }, { projection: { sequence: 1 } })
      .toArray();
    const found = rows.map(({ sequence }) => sequence ?? 0).sort((a, b) => a - b);
    const missing = Array.from({ length: found.at(-1) ?? 0 }, (_, i) => i + 1).filter(
      (n) => !found.includes(n),
    );
    const twice = found.filter((n, i) => found[i - 1] === n);
    if (missing.length + twice.length > 0)
      findings.difference(
        'subject.sequence',
        `${source} ${subject}`,
        `missing ${missing.join(' ') || '–'}, twice ${twice.join(' ') || '–'}`,
      );
  }
};

export const fsck = async (places: Places, findings: Findings, options: FsckOptions = {}): Promise<void> => {
  const { progress = () => undefined, shallow = false } = options;
  const { order, said, published } = await walkLedger(places, findings, options);
  await nameBroken(places, order, findings);
  progress('bucket of the ledger');
  await checkBucket(published?.size ?? 0, places, findings);
  progress('things in the databases and their files');
  const objects = new Objects(places, said, findings, !shallow);
  const aggregates = new Aggregates(places, order, said, findings);
  await aggregates.check(async (collection, { _id, state }) => {
    for (const reference of referencesIn(collection, _id, state)) await objects.check(reference);
  });
  progress('bucket of records');
  await objects.strays();
  if (shallow) findings.note('checked.not', 'bytes of files', '--shallow');
  if (places.timestampCa === undefined) findings.note('checked.not', 'time stamps', 'no TIMESTAMP_URL');
  if (places.quorum === 0) findings.note('checked.not', 'witnesses', 'none is demanded');
};
