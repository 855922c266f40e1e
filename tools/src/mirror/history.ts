import { DomainError } from '@sanzhi/kernel';
import { openCheckpoint, type Hash, type Trust } from '@sanzhi/ledger';
import { bytesOf, versionsIn } from '../fsck/ledger-bucket.ts';
import type { Db } from '../fsck/places.ts';
import { at, type Site } from './site.ts';

/** One published checkpoint, as the second site keeps it: a line of JSON. */
export interface HistoryLine {
  size: number;
  at: string;
  note: string;
}

/** The last checkpoint that was mirrored. */
export interface Mirrored {
  size: number;
  root: Hash;
  note: string;
  /** When that was written; the beginning of time where the history was taken away. */
  at: Date;
}

const folder = 'checkpoints/';
const linesEach = 1_000;
const nameOf = (size: number): string => `${folder}${String(size).padStart(16, '0')}.jsonl`;

/** The size of the last checkpoint in a file of the history; undefined for every other name. */
export const sizeOfHistory = (name: string): number | undefined => {
  const digits = /^checkpoints\/(\d{16})\.jsonl$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

export interface HistoryFile {
  name: string;
  versionId: string;
  /** Of its last checkpoint. */
  size: number;
  lastModified: Date;
}

/** Files of the history in order. They are locked, so their versions are read, whatever lies over them. */
export const historyFiles = (site: Site): Promise<HistoryFile[]> =>
  at(site, async () => {
    const files: HistoryFile[] = [];
    for await (const version of versionsIn(site.s3, site.ledger.bucket, folder)) {
      const size = sizeOfHistory(version.name);
      // Versions of one name come newest first: the first one written counts.
      if (size === undefined || version.isDeleteMarker) continue;
      const { name, versionId, lastModified } = version;
      if (files.at(-1)?.name === name) files.pop();
      files.push({ name, versionId, size, lastModified });
    }
    return files;
  });

export const linesOf = async (
  site: Site,
  { name, versionId }: { name: string; versionId: string },
): Promise<HistoryLine[]> => {
  const bytes = await at(site, () => bytesOf(site.s3, site.ledger.bucket, name, versionId));
  const lines = (bytes?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as HistoryLine);
};

/** Throws when what the second site remembers is not signed by the ledger. */
export const lastMirrored = async (site: Site, trust: Trust): Promise<Mirrored | undefined> => {
  const file = (await historyFiles(site)).at(-1);
  if (file) {
    const line = (await linesOf(site, file)).at(-1);
    return judged(line?.note ?? '', trust, file);
  }
  // Somebody took the history away, and forgot the rest.
  const note = await at(site, () => bytesOf(site.s3, site.ledger.bucket, 'checkpoint'));
  return note && judged(note.toString('utf8'), trust, { name: 'checkpoint', lastModified: new Date(0) });
};

const judged = (
  note: string,
  trust: Trust,
  { name, size: expected, lastModified }: { name: string; size?: number; lastModified: Date },
): Mirrored => {
  try {
    const { size, root } = openCheckpoint(note, trust);
    if (expected !== undefined && size !== expected) throw new Error(`its checkpoint is of size ${size}`);
    return { size, root, note, at: lastModified };
  } catch (cause) {
    throw new DomainError('mirror.history-foreign', {
      zh: `第二站点的 ${name} 不是本账本签发的检查点：${(cause as Error).message}`,
      en: `${name} of the second site is no checkpoint of this ledger: ${(cause as Error).message}`,
    });
  }
};

interface Stored {
  _id: number;
  note: string;
  at: Date;
}

/** Published checkpoints in order, after one size and up to another. */
export async function* publishedBetween(db: Db, after: number, through: number): AsyncGenerator<HistoryLine> {
  const stored = db.collection<Stored>('ledger_checkpoints').find({ _id: { $gt: after, $lte: through } });
  for await (const { _id, note, at: published } of stored.sort({ _id: 1 }))
    yield { size: _id, at: published.toISOString(), note };
}

export interface Newest {
  size: number;
  note: string;
}

/** What was published since the last run, in locked files of a thousand. */
export const carryHistory = async (
  db: Db,
  { after, last: newest }: { after: number; last: Newest },
  keep: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<void> => {
  let lines: HistoryLine[] = [];
  const write = async (): Promise<void> => {
    const last = lines.at(-1);
    if (!last) return;
    await keep(nameOf(last.size), Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    lines = [];
  };
  let reached = after;
  for await (const line of publishedBetween(db, after, newest.size)) {
    lines.push(line);
    reached = line.size;
    if (lines.length === linesEach) await write();
  }
  // It is in the bucket a moment before it is in the database.
  if (reached < newest.size) lines.push({ ...newest, at: new Date().toISOString() });
  await write();
};
