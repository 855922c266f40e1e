import { parseTilePath, tileWidth } from '@sanzhi/ledger';
import { civilDateOf, retainedUntil } from '@sanzhi/statute';
import type { Findings } from './findings.ts';
import { insistently, isCanary, retentionOf, unreadable, versionsIn, type Version } from './ledger-bucket.ts';
import type { Places } from './places.ts';

/** Full tiles and bundles of the tree, and what is kept of each day: written once, under lock. */
const isKept = (name: string, size: number): boolean => {
  if (/^days\/\d{4}-\d{2}-\d{2}\/checkpoint(\.tsr)?$/.test(name)) return true;
  const tile = parseTilePath(name);
  if (tile?.width !== tileWidth) return false;
  const level = tile.kind === 'entries' ? 0 : tile.level;
  // A full tile may have been written just before its checkpoint: one more than the tree needs.
  return (tile.index - 64) * tileWidth ** (level + 1) <= size;
};

/** What a run of `sanzhi mirror` kept besides: the right edge of that day, the history of checkpoints (docs/adr/0020). */
const isMirrored = (name: string): boolean =>
  /^checkpoints\/\d{16}\.jsonl$/.test(name) || (parseTilePath(name)?.width ?? tileWidth) < tileWidth;

/** Locked for as long as permanent records are (the term in force on the day it was written). */
const demandLock = async (version: Version, places: Places, findings: Findings): Promise<void> => {
  const { name, versionId, lastModified } = version;
  const retention = await retentionOf(places.s3, places.ledger, name, versionId);
  const wanted = new Date(`${retainedUntil('long', civilDateOf(lastModified))}T00:00:00+08:00`);
  if (retention?.mode !== 'COMPLIANCE' || retention.until < wanted)
    findings.difference(
      'tile.lock',
      name,
      retention ? `${retention.mode} until ${retention.until.toISOString()}` : 'no lock',
    );
};

/** Everything that lies in the bucket of the ledger, version by version. */
export const checkBucket = async (size: number, places: Places, findings: Findings): Promise<void> => {
  const versions = new Map<string, number>();
  let current = '';
  for await (const version of versionsIn(places.s3, places.ledger)) {
    const { name, isDeleteMarker } = version;
    findings.count('versions in the ledger bucket');
    if (name === 'checkpoint') continue;
    if (!isKept(name, size)) {
      if (!isCanary(name) && !isMirrored(name)) findings.note('ledger.stray', name, version.versionId);
      continue;
    }
    if (name !== current) versions.clear();
    current = name;
    if (isDeleteMarker) {
      findings.difference('tile.hidden', name, `marker ${version.versionId}`);
      continue;
    }
    versions.set(name, (versions.get(name) ?? 0) + 1);
    if ((versions.get(name) ?? 0) > 1) findings.difference('tile.replaced', name, 'more than one version');
    await insistently(places.s3, places.ledger, () => demandLock(version, places, findings)).catch(
      unreadable(findings, 'tile.unreadable', name),
    );
  }
};
