/**
 * `sanzhi mirror --check`: both sites against the ledger and against each other, every byte read at both. Trusts nothing
 * that a run of `sanzhi mirror` remembered.
 */
import { createHash } from 'node:crypto';
import type { VersionHead } from '@sanzhi/object-store';
import { eachOf } from '../each-of.ts';
import type { Findings } from '../fsck/findings.ts';
import { isCanary, versionsIn } from '../fsck/ledger-bucket.ts';
import type { Places } from '../fsck/places.ts';
import { demandSourceLock, isShorter } from './carry.ts';
import { namesAt } from './carry-ledger.ts';
import { checkLedger, sizesOfPartials } from './check-ledger.ts';
import { historyFiles, lastMirrored, type Mirrored } from './history.ts';
import { given } from './given.ts';
import { gatherItems, type Item } from './items.ts';
import { dayItems, type MirrorOptions } from './mirror.ts';
import { Pace } from './pace.ts';
import { at, firstSite, orAbsent, type Site } from './site.ts';
import { readSource, type Source } from './source.ts';

export interface Checked {
  mirrored: Mirrored;
  /** Versions of files that lie at both sites, and their bytes. */
  objects: number;
  bytes: number;
}

interface Both {
  first: Site;
  second: Site;
  bucket: 'records' | 'ledger';
  pace: Pace;
  findings: Findings;
  /** Without reading bytes. */
  shallow: boolean;
}

interface Digest {
  sha256: string;
  bytes: number;
}

const digestAt = (site: Site, item: Item, { bucket, pace, findings }: Both): Promise<Digest | null> =>
  given(site, bucket, item, findings, async () => {
    const digest = createHash('sha256');
    let bytes = 0;
    const stream = await site[bucket].stream(item.key, item.versionId);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      await pace.take(chunk.length);
      digest.update(chunk);
      bytes += chunk.length;
    }
    return { sha256: digest.digest('hex'), bytes };
  });

/** Bytes at the second site; undefined when they cannot be read there. */
const compareBytes = async (item: Item, both: Both): Promise<number | undefined> => {
  const { first, second, findings } = both;
  const { place, key, versionId } = item;
  const [here, there] = await Promise.all([digestAt(first, item, both), digestAt(second, item, both)]);
  const told = item.sha256 ?? here?.sha256;
  const differs = (found: Digest | null): found is Digest =>
    found !== null && told !== undefined && found.sha256 !== told;
  const detail = ({ sha256 }: Digest): string =>
    `${key} version ${versionId}: SHA-256 ${sha256}, not ${told}`;
  if (differs(here)) findings.difference('source.bytes', place, detail(here));
  if (differs(there)) findings.difference('mirror.bytes', place, detail(there));
  findings.count('bytes compared', (here?.bytes ?? 0) + (there?.bytes ?? 0));
  return there?.bytes;
};

const compareLocks = (item: Item, here: VersionHead, there: VersionHead, findings: Findings): void => {
  const { place, key, versionId, until } = item;
  const detail = `${key} version ${versionId}`;
  demandSourceLock(item, here, findings);
  for (const wanted of [until, here.lock?.until])
    if (wanted && wanted > new Date() && isShorter(there.lock, wanted)) {
      const found = there.lock ? `${there.lock.mode} until ${there.lock.until.toISOString()}` : 'no lock';
      findings.difference('mirror.lock', place, `${detail}: ${found}, must be until ${wanted.toISOString()}`);
    }
  if (here.held && !there.held) findings.difference('mirror.hold', place, detail);
};

/** One version at both; answers its bytes at the second site, or undefined when it is not to be had at both. */
const compare = async (item: Item, both: Both): Promise<number | undefined> => {
  const { first, second, bucket, findings, shallow } = both;
  const { place, key, versionId } = item;
  const [here, there] = await Promise.all(
    [first, second].map((site) =>
      given(site, bucket, item, findings, () => orAbsent(site[bucket].head(key, versionId))),
    ),
  );
  findings.count('versions compared');
  const detail = `${key} version ${versionId}`;
  if (here === undefined) findings.difference('source.missing', place, detail);
  if (there === undefined) findings.difference('mirror.missing', place, detail);
  if (!here || !there) return undefined;
  compareLocks(item, here, there, findings);
  if (!shallow) return compareBytes(item, both);
  if (here.size !== there.size)
    findings.difference('mirror.bytes', place, `${detail}: ${there.size} bytes, not ${here.size}`);
  return there.size;
};

/** What lies in the second bucket of records and is none of these. */
const strays = async (
  second: Site,
  items: readonly Item[],
  ended: readonly Item[],
  findings: Findings,
): Promise<void> => {
  const known = new Set(items.map(({ versionId }) => versionId));
  const keys = new Set(items.map(({ key }) => key));
  const gone = new Map(ended.map((item) => [item.versionId, item.place]));
  await at(second, async () => {
    for await (const version of versionsIn(second.s3, second.records.bucket)) {
      const { name, versionId, isDeleteMarker, isLatest } = version;
      findings.count('versions at the second site');
      if (known.has(versionId) || isCanary(name)) continue;
      const place = gone.get(versionId);
      if (place !== undefined) await nameEnded(second, { place, key: name, versionId }, findings);
      else if (!isDeleteMarker) findings.difference('mirror.extra', name, versionId);
      else if (isLatest && keys.has(name)) findings.difference('mirror.hidden', name, `marker ${versionId}`);
    }
  });
};

const nameEnded = async (second: Site, item: Item, findings: Findings): Promise<void> => {
  const { lock } = await second.records.head(item.key, item.versionId);
  const detail = `${item.key} version ${item.versionId}`;
  if (lock && lock.until > new Date()) findings.note('mirror.still-locked', item.place, detail);
  else findings.difference('mirror.disposed', item.place, detail);
};

const nameBehind = ({ published }: Source, { size }: Mirrored, findings: Findings): void => {
  if (size < published.size)
    findings.note('mirror.behind', 'checkpoint', `size ${size}, the first site has ${published.size}`);
};

/** What was proved; the findings say whether anything differs. Undefined when nothing was ever mirrored. */
export const checkMirror = async (
  places: Places,
  second: Site,
  findings: Findings,
  options: MirrorOptions & { shallow: boolean },
): Promise<Checked | undefined> => {
  const { progress, parallel, shallow } = options;
  const first = firstSite(places);
  const mirrored = await lastMirrored(second, places.trust);
  if (!mirrored) {
    findings.difference('mirror.missing', 'ledger', 'nothing was mirrored yet');
    return undefined;
  }
  const files = await historyFiles(second);
  const sizes = sizesOfPartials(await namesAt(second, 'tile/'));
  const source = await readSource(places, mirrored, sizes, { findings, progress });
  nameBehind(source, mirrored, findings);
  await checkLedger({ places, second, source, mirrored, files }, findings);
  const { items, ended } = await gatherItems(places, source.told, mirrored.size, findings);
  const pace = new Pace(options.megabytesPerSecond);
  const days = (await dayItems(first)).filter(({ since }) => since === undefined || since <= mirrored.at);
  let [objects, bytes, seen] = [0, 0, 0];
  for (const [bucket, all] of [
    ['ledger', days],
    ['records', items],
  ] as const)
    await eachOf(all, parallel, async (item) => {
      const found = await compare(item, { first, second, bucket, pace, findings, shallow });
      seen += 1;
      if (seen % 500 === 0) progress(`compared ${seen} of ${days.length + items.length} versions`);
      if (found === undefined || bucket === 'ledger') return;
      objects += 1;
      bytes += found;
    });
  await strays(second, items, ended, findings);
  return { mirrored, objects, bytes };
};
