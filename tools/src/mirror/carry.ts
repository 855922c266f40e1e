import { createHash } from 'node:crypto';
import { DomainError } from '@sanzhi/kernel';
import type { CopyMeta, VersionHead } from '@sanzhi/object-store';
import type { Findings } from '../fsck/findings.ts';
import { sha256Name } from './carry-ledger.ts';
import { given } from './given.ts';
import type { Item } from './items.ts';
import type { Pace } from './pace.ts';
import { Passage } from './passage.ts';
import { at, orAbsent, type Site } from './site.ts';

export interface Route {
  first: Site;
  second: Site;
  bucket: 'records' | 'ledger';
  pace: Pace;
  findings: Findings;
  /** Told of bytes as they pass. */
  passed: (bytes: number) => void;
}

export type Outcome = 'carried' | 'was-there' | 'refused';

const latest = (...dates: readonly (Date | undefined)[]): Date | undefined =>
  dates.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);

/** Until when the copy must be locked: the longer of what the first store says and what the thing says. */
const wantedUntil = ({ until }: Item, { lock }: VersionHead): Date | undefined =>
  latest(until, lock?.mode === 'COMPLIANCE' ? lock.until : undefined);

/** The store keeps milliseconds or whole seconds. */
export const isShorter = (lock: VersionHead['lock'], wanted: Date): boolean =>
  lock?.mode !== 'COMPLIANCE' || lock.until.getTime() < Math.floor(wanted.getTime() / 1000) * 1000;

/** Named, and no reason not to copy: the copy gets the lock that the original should have. */
export const demandSourceLock = (
  { place, key, versionId, until }: Item,
  { lock }: VersionHead,
  findings: Findings,
): void => {
  if (until === undefined || until <= new Date() || !isShorter(lock, until)) return;
  const found = lock ? `${lock.mode} until ${lock.until.toISOString()}` : 'no lock';
  findings.difference(
    'source.lock',
    place,
    `${key} version ${versionId}: ${found}, must be until ${until.toISOString()}`,
  );
};

/** What is there already: its lock is made as long, and a hold set; its bytes are read by `--check`. */
const renew = async (item: Item, source: VersionHead, copy: VersionHead, route: Route): Promise<Outcome> => {
  const { second, bucket, findings } = route;
  const { key, versionId, place, sha256 = source.metadata['sha256'] } = item;
  const told = copy.metadata[sha256Name];
  if (copy.size !== source.size || (sha256 !== undefined && told !== sha256)) {
    const detail = `${key} version ${versionId}: ${copy.size} bytes copied as ${told ?? 'nothing'}, the first site has ${source.size}`;
    findings.difference('mirror.bytes', place, detail);
    return 'refused';
  }
  const until = wantedUntil(item, source);
  if (until && until > new Date() && isShorter(copy.lock, until))
    await at(second, () => second[bucket].lock(key, versionId, until));
  if (source.held && !copy.held) await at(second, () => second.keeper.hold(key, versionId, true));
  return 'was-there';
};

/**
 * Reads once, hashes and writes at the same time, in constant memory; nothing appears at the second site unless the
 * digest is the one that the ledger tells.
 */
const copyOver = async (item: Item, source: VersionHead, route: Route): Promise<Outcome> => {
  const { first, second, bucket, pace, findings, passed } = route;
  const { key, versionId, place, sha256 = source.metadata['sha256'] } = item;
  const until = latest(wantedUntil(item, source), item.copyUntil);
  const digest = createHash('sha256');
  // What a killed run left half sent.
  if (source.size > 0) await at(second, () => second[bucket].abortAll(key));
  const meta: CopyMeta = {
    contentType: source.contentType,
    // A version is made with its metadata: it says the digest that the bytes must have, and is not made unless they do.
    metadata: { ...source.metadata, ...(sha256 === undefined ? {} : { [sha256Name]: sha256 }) },
    ...(until && until > new Date() ? { until } : {}),
    held: source.held,
  };
  const passage = new Passage(second[bucket], item, meta, source.size);
  const stream = await at(first, () => first[bucket].stream(key, versionId));
  let read = 0;
  try {
    const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    for (;;) {
      const step = await at(first, () => chunks.next());
      if (step.done) break;
      await pace.take(step.value.length);
      read += step.value.length;
      passed(step.value.length);
      digest.update(step.value);
      await at(second, () => passage.write(step.value));
    }
    const found = digest.digest('hex');
    if (read !== source.size || (sha256 !== undefined && found !== sha256)) {
      const detail = `${key} version ${versionId}: ${read} bytes, SHA-256 ${found}, not ${sha256 ?? '?'}`;
      findings.difference('source.bytes', place, detail);
      await at(second, () => passage.drop());
      return 'refused';
    }
    if ((await at(second, () => passage.finish())) !== versionId) throw changedId(key);
    return 'carried';
  } catch (error) {
    await passage.drop().catch(() => undefined);
    throw error;
  } finally {
    stream.destroy();
  }
};

const changedId = (key: string): DomainError =>
  new DomainError('mirror.second-changes-ids', {
    zh: `第二站点给 ${key} 另编了版本号，该副本不能接替原件`,
    en: `The second site gave ${key} another version id; that copy cannot stand in for the original`,
  });

const refusal = { outcome: 'refused', bytes: 0 } as const;

/** One version from the first site to the second; safe to repeat, safe to kill. What a disk does not give is refused. */
export const carry = async (item: Item, route: Route): Promise<{ outcome: Outcome; bytes: number }> => {
  const { first, second, bucket, findings } = route;
  const { key, versionId, place } = item;
  const [source, copy] = await Promise.all(
    [first, second].map((site) =>
      given(site, bucket, item, findings, () => orAbsent(site[bucket].head(key, versionId))),
    ),
  );
  if (source === null || copy === null) return refusal;
  if (!source) {
    const there = copy ? 'the second site has it' : 'and not at the second site either';
    findings.difference('source.missing', place, `${key} version ${versionId}, ${there}`);
    return refusal;
  }
  demandSourceLock(item, source, findings);
  const outcome = copy
    ? await renew(item, source, copy, route)
    : await given(first, bucket, item, findings, () => copyOver(item, source, route));
  if (outcome === null) return refusal;
  return { outcome, bytes: outcome === 'carried' ? source.size : 0 };
};
