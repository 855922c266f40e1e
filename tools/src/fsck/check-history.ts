import { openCheckpoint } from '@sanzhi/ledger';
import type { Findings } from './findings.ts';
import { bytesOf, unreadable, versionsIn, type Version } from './ledger-bucket.ts';
import type { Places } from './places.ts';

const mostVersions = 200;
/** Between publishing and remembering, and until the next round if a kill fell between. */
const graceMs = 10_000;

/** Versions of the public checkpoint, the newest first, and the last one of each day, which is locked. */
const publishedVersions = async ({ s3, ledger }: Places): Promise<Version[]> => {
  const found: Version[] = [];
  for await (const version of versionsIn(s3, ledger, 'checkpoint')) {
    if (found.length === mostVersions) break;
    if (version.name === 'checkpoint' && !version.isDeleteMarker) found.push(version);
  }
  for await (const version of versionsIn(s3, ledger, 'days/'))
    if (version.name.endsWith('/checkpoint') && !version.isDeleteMarker) found.push(version);
  return found.filter(({ lastModified }) => Date.now() - lastModified.getTime() > graceMs);
};

/** What others put there is named elsewhere. */
const sizeOf = (note: string, { trust }: Places): number | undefined => {
  try {
    return openCheckpoint(note, trust).size;
  } catch {
    return undefined;
  }
};

const noteOf = ({ s3, ledger }: Places, { name, versionId }: Version, findings: Findings) =>
  bytesOf(s3, ledger, name, versionId)
    .then((bytes) => bytes?.toString('utf8') ?? '')
    .catch(unreadable(findings, 'tile.unreadable', name));

/** The largest checkpoint that our key signed and that is kept anywhere: in the history, by day, as an older version. */
export const keptCheckpoint = async (
  places: Places,
  findings: Findings,
): Promise<{ note: string; size: number } | undefined> => {
  const notes = await places.evidence
    .collection<{ _id: number; note: string }>('ledger_checkpoints')
    .find({})
    .sort({ _id: -1 })
    .limit(1)
    .map(({ note }) => note)
    .toArray();
  for (const version of await publishedVersions(places))
    notes.push((await noteOf(places, version, findings)) ?? '');
  return notes
    .map((note) => ({ note, size: sizeOf(note, places) ?? 0 }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)[0];
};

/** What the bucket shows to have been published must be in the history, which answers "rolled back?" and carries the time stamps. */
export const checkHistory = async (places: Places, findings: Findings): Promise<void> => {
  const sizes = new Set<number>();
  for (const version of await publishedVersions(places)) {
    const size = sizeOf((await noteOf(places, version, findings)) ?? '', places);
    if (size !== undefined) sizes.add(size);
  }
  const rows = await places.evidence
    .collection<{ _id: number }>('ledger_checkpoints')
    .find({ _id: { $in: [...sizes] } }, { projection: { _id: 1 } })
    .toArray();
  for (const { _id } of rows) sizes.delete(_id);
  if (sizes.size === 0) return;
  const place = `checkpoints of size ${Math.min(...sizes)} to ${Math.max(...sizes)}`;
  findings.difference('checkpoint.forgotten', place, `${sizes.size} published, not in ledger_checkpoints`);
};
