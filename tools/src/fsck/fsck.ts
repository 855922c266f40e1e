/**
 * `sanzhi fsck`. What it walks, in this order, each from outside the services:
 * 1. the event store, entry by entry: every row by itself, its matter, its thing; the tree is built anew beside it
 * 2. every published checkpoint against that tree; signatures, witnesses, time stamps; what the witnesses have seen
 * 3. the bucket of the ledger, version by version; what was published there against the history of checkpoints
 * 4. every thing in the services' databases against the entries that tell of it; its files: bytes, locks, holds, entries
 * 5. the bucket of records: what lies there and belongs to nothing
 */
import { Aggregates } from './check-aggregates.ts';
import { checkBucket } from './check-bucket.ts';
import { checkHistory } from './check-history.ts';
import { Keeping } from './check-keeping.ts';
import { Objects, referencesIn } from './check-objects.ts';
import type { Order } from './check-order.ts';
import type { Findings } from './findings.ts';
import { insistently, unreadable } from './ledger-bucket.ts';
import type { Places } from './places.ts';
import { walkLedger } from './walk-ledger.ts';
import { entriesIn } from './walk-rows.ts';

export interface FsckOptions {
  /** Without reading the bytes of files. */
  shallow?: boolean;
  progress?: (text: string) => void;
}

/** Names the sequences that are missing or twice; read once more, because the ledger goes on meanwhile. */
const nameBroken = async (places: Places, order: Order, findings: Findings): Promise<void> => {
  for (const key of order.broken()) {
    const [source = '', subject = ''] = key.split(' ');
    const rows = await entriesIn(places.evidence)
      .find({ source, subject }, { projection: { sequence: 1 } })
      .toArray();
    const found = rows.map(({ sequence }) => sequence ?? 0).sort((a, b) => a - b);
    const missing = Array.from({ length: found.at(-1) ?? 0 }, (_, i) => i + 1).filter(
      (n) => !found.includes(n),
    );
    const twice = found.filter((n, i) => found[i - 1] === n);
    if (missing.length + twice.length > 0)
      findings.difference(
        'subject.sequence',
        `${source} ${subject}`,
        `missing ${missing.join(' ') || '–'}, twice ${twice.join(' ') || '–'}`,
      );
  }
};

export const fsck = async (places: Places, findings: Findings, options: FsckOptions = {}): Promise<void> => {
  const { progress = () => undefined, shallow = false } = options;
  const keeping = new Keeping(places, findings);
  const { order, said, published } = await walkLedger(places, findings, {
    ...options,
    listener: { heard: (_row, opened) => opened && keeping.hear(opened.event) },
  });
  await nameBroken(places, order, findings);
  progress('bucket of the ledger');
  await checkBucket(published?.opened.size ?? 0, places, findings);
  await checkHistory(places, findings);
  progress('things in the databases and their files');
  const objects = new Objects(places, said, findings, !shallow);
  const aggregates = new Aggregates(places, order, said, findings);
  await aggregates.check(async (collection, { _id, state }) => {
    for (const reference of referencesIn(collection, _id, state))
      await insistently(places.s3, places.records, async () => {
        await objects.check(reference);
        // What was ordered after it was told to go came too late for it.
        if (!said.ends.isEnding(reference.thing, reference.record ?? '')) await keeping.check(_id, reference);
      }).catch(unreadable(findings, 'object.unreadable', reference.place));
  });
  progress('bucket of records');
  await objects.strays();
  if (shallow) findings.note('checked.not', 'bytes of files', '--shallow');
  if (places.timestampCa === undefined) findings.note('checked.not', 'time stamps', 'no TIMESTAMP_URL');
  if (places.quorum === 0) findings.note('checked.not', 'witnesses', 'none is demanded');
};
