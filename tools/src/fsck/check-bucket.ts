import { parseTilePath, tileWidth } from '@sanzhi/ledger';
import { civilDateOf, retainedUntil } from '@sanzhi/statute';
import type { Findings } from './findings.ts';
import { insistently, isCanary, retentionOf, unreadable, versionsIn, type Version } from './ledger-bucket.ts';
import type { Places } from './places.ts';
import { sizeOf } from './walk-rows.ts';

/** Full tiles and bundles of the tree, and what is kept of each day: written once, under lock. */
const isKept = (name: string): boolean =>
  /^days\/\d{4}-\d{2}-\d{2}\/checkpoint(\.tsr)?$/.test(name) || entriesUnder(name) > 0;

/** How many entries there must be for this full tile or bundle to be made; 0 for anything else. */
const entriesUnder = (name: string): number => {
  const tile = parseTilePath(name);
  if (tile?.width !== tileWidth) return 0;
  return (tile.index + 1) * tileWidth ** (tile.kind === 'entries' ? 1 : tile.level + 1);
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

/**
 * A full tile is written from stored rows, before its checkpoint: ahead of the checkpoint it is what a kill or a quorum
 * that was not reached leaves, and the next round publishes it. Ahead of the rows it proves that there were more.
 */
const demandRows = async (
  furthest: { name: string; entries: number },
  size: number,
  places: Places,
  findings: Findings,
): Promise<void> => {
  if (furthest.entries <= size) return;
  // Counted now: the ledger goes on meanwhile, and rows come before tiles.
  const stored = await sizeOf(places.evidence);
  if (furthest.entries > stored)
    findings.difference(
      'checkpoint.rolled-back',
      furthest.name,
      `it was made of ${furthest.entries} entries, ${stored} are stored, ${size} are public`,
    );
};

/** Everything that lies in the bucket of the ledger, version by version. */
export const checkBucket = async (size: number, places: Places, findings: Findings): Promise<void> => {
  const versions = new Map<string, number>();
  let current = '';
  let furthest = { name: '', entries: 0 };
  for await (const version of versionsIn(places.s3, places.ledger)) {
    const { name, isDeleteMarker } = version;
    findings.count('versions in the ledger bucket');
    if (name === 'checkpoint') continue;
    const entries = entriesUnder(name);
    if (entries > furthest.entries) furthest = { name, entries };
    if (!isKept(name)) {
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
  await demandRows(furthest, size, places, findings);
};
