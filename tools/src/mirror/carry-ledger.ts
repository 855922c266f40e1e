import { civilDateOf, retainedUntil } from '@sanzhi/statute';
import { DomainError, newId, sha256Hex } from '@sanzhi/kernel';
import { encodeEntries, parseTilePath, tileOf, tileWidth } from '@sanzhi/ledger';
import { bytesOf, versionsIn } from '../fsck/ledger-bucket.ts';
import type { Db } from '../fsck/places.ts';
import { entryOf, leafOf, type Row } from '../fsck/row.ts';
import { entriesIn } from '../fsck/walk-rows.ts';
import { carryHistory, type Mirrored, type Newest } from './history.ts';
import { at, type Site } from './site.ts';
import { isWithin, type Source } from './source.ts';

/** As long as permanent records are kept, counted from the day after: a copy is made later than its original. */
export const ledgerUntil = (): Date =>
  new Date(`${retainedUntil('long', civilDateOf(new Date(Date.now() + 86_400_000)))}T00:00:00+08:00`);

export const sha256Name = 'mirror-sha256';

const rowsOf = async (db: Db, index: number): Promise<Row[]> => {
  const places = Array.from({ length: tileWidth }, (_, i) => index * tileWidth + i);
  const rows = await entriesIn(db)
    .find({ index: { $in: places } })
    .toArray();
  return rows.sort((a, b) => a.index - b.index);
};

/** A full tile or bundle, made of the entries again and compared with what the walk saw. */
const tileAt = async (db: Db, path: string, { full, upper }: Source): Promise<Uint8Array> => {
  const parsed = parseTilePath(path);
  const known = upper.get(path);
  if (known || !parsed) return known ?? new Uint8Array();
  const rows = await rowsOf(db, parsed.index);
  const bytes = parsed.kind === 'entries' ? encodeEntries(rows.map(entryOf)) : tileOf(rows.map(leafOf));
  if (sha256Hex(bytes) === full.get(path)) return bytes;
  throw new DomainError('mirror.changed-meanwhile', {
    zh: `账本的 ${path} 在核对之后又变了，停止；请执行 sanzhi fsck`,
    en: `${path} of the ledger changed after it had been checked; stopped, run sanzhi fsck`,
  });
};

export const namesAt = (site: Site, prefix: string): Promise<Set<string>> =>
  at(site, async () => {
    const names = new Set<string>();
    for await (const { name, isDeleteMarker } of versionsIn(site.s3, site.ledger.bucket, prefix))
      if (!isDeleteMarker) names.add(name);
    return names;
  });

/** Puts what is not there yet, locked in the same call. */
export const keeperAt = (site: Site, there: Set<string>, carried: (bytes: number) => void) => {
  const until = ledgerUntil();
  return async (path: string, bytes: Uint8Array): Promise<void> => {
    if (there.has(path)) return;
    const metadata = { [sha256Name]: sha256Hex(bytes) };
    const meta = { contentType: 'application/octet-stream', metadata, until, held: false };
    await at(site, () => site.ledger.putAs(path, newId(), Buffer.from(bytes), meta));
    there.add(path);
    carried(bytes.length);
  };
};

/**
 * Tiles, bundles, the right edge, the history, and last the checkpoint: what lies at the second site is at any time a
 * ledger that any reader of tlog-tiles can follow.
 */
export const carryLedger = async (
  { db, source, second }: { db: Db; source: Source; second: Site },
  { size, note }: Newest,
  mirrored: Mirrored | undefined,
  carried: (bytes: number) => void,
): Promise<void> => {
  const there = await namesAt(second, '');
  const keep = keeperAt(second, there, carried);
  for (const path of source.full.keys())
    if (isWithin(path, size) && !there.has(path)) await keep(path, await tileAt(db, path, source));
  for (const { path, bytes } of source.partials.get(size) ?? []) await keep(path, bytes);
  const after = mirrored && mirrored.at.getTime() > 0 ? mirrored.size : 0;
  await carryHistory(db, { after, last: { size, note } }, keep);
  const current = await at(second, () => bytesOf(second.s3, second.ledger.bucket, 'checkpoint'));
  if (current?.toString('utf8') === note) return;
  await at(second, () => second.ledger.put('checkpoint', note, { contentType: 'text/plain; charset=utf-8' }));
};
