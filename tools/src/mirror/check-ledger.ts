import { parseTilePath, splitNote, tileWidth } from '@sanzhi/ledger';
import { sha256Hex } from '@sanzhi/kernel';
import type { Findings } from '../fsck/findings.ts';
import { bytesOf, isCanary, versionsIn } from '../fsck/ledger-bucket.ts';
import type { Places } from '../fsck/places.ts';
import { linesOf, publishedBetween, sizeOfHistory, type HistoryFile, type Mirrored } from './history.ts';
import { isShorter } from './carry.ts';
import { at, type Site } from './site.ts';
import { isWithin, type Source } from './source.ts';

interface Checking {
  places: Places;
  second: Site;
  source: Source;
  mirrored: Mirrored;
  files: readonly HistoryFile[];
}

/** Path → SHA-256 of every tile and bundle that may lie there; those of the last size must. */
const expectedTiles = ({ source, mirrored }: Checking): { may: Map<string, string>; must: Set<string> } => {
  const must = new Set<string>();
  const may = new Map<string, string>();
  for (const [path, sha256] of source.full)
    if (isWithin(path, mirrored.size)) {
      may.set(path, sha256);
      must.add(path);
    }
  for (const [size, tiles] of source.partials)
    if (size <= mirrored.size)
      for (const { path, bytes } of tiles) {
        may.set(path, sha256Hex(bytes));
        if (size === mirrored.size) must.add(path);
      }
  return { may, must };
};

/** Sizes at which the right edges that lie there were the right ones, one for each run. */
export const sizesOfPartials = (names: Iterable<string>): number[] =>
  [...names].flatMap((name) => {
    const parsed = parseTilePath(name);
    if (!parsed || parsed.width === tileWidth) return [];
    const level = parsed.kind === 'entries' ? 0 : parsed.level;
    return [(parsed.index * tileWidth + parsed.width) * tileWidth ** level];
  });

const isTile = (name: string): boolean => parseTilePath(name) !== undefined;

const checkVersions = async (checking: Checking, findings: Findings): Promise<void> => {
  const { second, source, mirrored } = checking;
  const { may, must } = expectedTiles(checking);
  const days = /^days\/\d{4}-\d{2}-\d{2}\/checkpoint(\.tsr)?$/;
  let before = '';
  for await (const version of versionsIn(second.s3, second.ledger.bucket)) {
    const { name, versionId, isDeleteMarker } = version;
    findings.count('versions at the second site');
    if (name === 'checkpoint' || isCanary(name) || days.test(name)) continue;
    const expected = may.get(name);
    if (expected === undefined && sizeOfHistory(name) === undefined) {
      // The ledger of the first site may have been cut: what is named then is the rollback.
      if (!isTile(name) || source.published.size >= mirrored.size)
        findings.difference('mirror.extra', name, versionId);
      continue;
    }
    if (isDeleteMarker) {
      findings.difference('mirror.hidden', name, `marker ${versionId}`);
      continue;
    }
    if (name === before) findings.difference('mirror.extra', name, `another version ${versionId}`);
    before = name;
    const { lock } = await second.ledger.head(name, versionId);
    if (isShorter(lock, new Date()))
      findings.difference('mirror.lock', name, lock ? `ended ${lock.until.toISOString()}` : 'no lock');
    if (expected === undefined) continue;
    must.delete(name);
    findings.count('tiles at the second site');
    const bytes = await bytesOf(second.s3, second.ledger.bucket, name, versionId);
    if (sha256Hex(bytes ?? new Uint8Array()) !== expected) findings.difference('mirror.bytes', name);
  }
  for (const name of must) findings.difference('mirror.missing', name);
};

const textOf = (note: string | undefined): string => (note === undefined ? '' : splitNote(note).text);

/** Every checkpoint that the first site remembers, beside every one that the second keeps. */
const checkHistory = async (
  { places, second, mirrored, files }: Checking,
  findings: Findings,
): Promise<void> => {
  const here = publishedBetween(places.evidence, 0, mirrored.size);
  let next = await here.next();
  for (const file of files)
    for (const { size, note } of await linesOf(second, file)) {
      findings.count('checkpoints compared');
      for (; !next.done && next.value.size < size; next = await here.next())
        findings.difference(
          'mirror.history',
          `checkpoint of size ${next.value.size}`,
          'only at the first site',
        );
      if (next.done || next.value.size > size)
        findings.difference('mirror.history', `checkpoint of size ${size}`, 'only at the second site');
      else {
        if (textOf(next.value.note) !== textOf(note))
          findings.difference('mirror.history', `checkpoint of size ${size}`, 'two different roots');
        next = await here.next();
      }
    }
  for (; !next.done; next = await here.next())
    findings.difference('mirror.history', `checkpoint of size ${next.value.size}`, 'only at the first site');
  const note = await bytesOf(second.s3, second.ledger.bucket, 'checkpoint');
  if (note?.toString('utf8') !== mirrored.note)
    findings.difference('mirror.checkpoint', 'checkpoint', note ? `of other words` : 'none');
};

/** Everything in the second bucket of the ledger against the entries of the first site. */
export const checkLedger = (checking: Checking, findings: Findings): Promise<void> =>
  at(checking.second, async () => {
    await checkVersions(checking, findings);
    await checkHistory(checking, findings);
  });
