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

/** What the bucket shows to have been published must be in the history, which answers "rolled back?" and carries the time stamps. */
export const checkHistory = async (places: Places, findings: Findings): Promise<void> => {
  const sizes = new Set<number>();
  for (const { name, versionId } of await publishedVersions(places)) {
    const bytes = await bytesOf(places.s3, places.ledger, name, versionId).catch(
      unreadable(findings, 'tile.unreadable', name),
    );
    const size = bytes && sizeOf(bytes.toString('utf8'), places);
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
