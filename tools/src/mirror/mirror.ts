/**
 * `sanzhi mirror`. In this order, so that it may be killed anywhere and be run again:
 * 1. the ledger of the first site, entry by entry, against its checkpoint, witnesses and tiles, and against the checkpoint
 *    that was mirrored last; what does not fit is named and nothing is copied
 * 2. tiles, bundles, the history of checkpoints, then the checkpoint
 * 3. the daily checkpoints, and every version that the ledger tells of
 * 4. what the ledger says was disposed of goes from the second site too, when its lock has ended
 */
import { Locked } from '@sanzhi/object-store';
import { eachOf } from '../each-of.ts';
import { versionsIn } from '../fsck/ledger-bucket.ts';
import type { Findings } from '../fsck/findings.ts';
import type { Places } from '../fsck/places.ts';
import { carry } from './carry.ts';
import { carryLedger, ledgerUntil } from './carry-ledger.ts';
import { lastMirrored } from './history.ts';
import { gatherItems, type Item } from './items.ts';
import { Pace } from './pace.ts';
import { Progress, type Carried } from './progress.ts';
import { at, firstSite, orAbsent, type Site } from './site.ts';
import { readSource } from './source.ts';

export interface MirrorOptions {
  megabytesPerSecond: number;
  parallel: number;
  progress: (text: string) => void;
}

/** The last checkpoint of each day with its time stamp, as the first site locked them. */
export const dayItems = (first: Site): Promise<Item[]> =>
  at(first, async () => {
    const items: Item[] = [];
    const copyUntil = ledgerUntil();
    for await (const version of versionsIn(first.s3, first.ledger.bucket, 'days/')) {
      const { name: key, versionId, lastModified: since } = version;
      if (!version.isDeleteMarker) items.push({ place: `ledger ${key}`, key, versionId, copyUntil, since });
    }
    return items;
  });

const end = async ({ key, versionId, place }: Item, second: Site, findings: Findings): Promise<void> => {
  const copy = await at(second, () => orAbsent(second.records.head(key, versionId)));
  if (!copy) return;
  try {
    if (copy.held) await at(second, () => second.keeper.hold(key, versionId, false));
    await at(second, () => second.keeper.remove(key, versionId));
    findings.count('disposed of at the second site');
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    findings.note('mirror.still-locked', place, `${key} version ${versionId}`);
  }
};

/** Undefined when the first site is not sound: then nothing was copied, and the findings say why. */
export const mirror = async (
  places: Places,
  second: Site,
  findings: Findings,
  options: MirrorOptions,
): Promise<Carried | undefined> => {
  const first = firstSite(places);
  const mirrored = await lastMirrored(second, places.trust);
  const source = await readSource(places, mirrored, [], { findings, progress: options.progress });
  if (findings.differences.length > 0) return undefined;
  const { published, note, told } = source;
  const progress = new Progress(options.progress);
  const carriedTile = (bytes: number): void => {
    progress.passed(bytes);
    progress.done('carried', bytes);
  };
  const passed = (bytes: number): void => progress.passed(bytes);
  await carryLedger(
    { db: places.evidence, source, second },
    { size: published.size, note },
    mirrored,
    carriedTile,
  );
  const { items, ended } = await gatherItems(places, told, published.size, findings);
  const days = await dayItems(first);
  progress.expect(items.length + days.length);
  const pace = new Pace(options.megabytesPerSecond);
  for (const [bucket, all] of [
    ['ledger', days],
    ['records', items],
  ] as const)
    await eachOf(all, options.parallel, async (item) => {
      const { outcome, bytes } = await carry(item, { first, second, bucket, pace, findings, passed });
      progress.done(outcome, bytes);
    });
  for (const item of ended) await end(item, second, findings);
  progress.say();
  return progress.sums;
};
